package dev.muster.detect.operator;

import dev.muster.arrival.ControlTime;
import dev.muster.control.Accepted;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.silence.Registration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Feeds a {@link Roll} to tasks in one of the orders that a job may read it: messages, ticks and
 * registry each at their own pace, each partition at its own, in order only within a partition.
 */
final class Reading {
  private static final int CHANNELS = 3;

  private final List<List<Roll.Said>> logs = new ArrayList<>();
  private final List<Registration> registrations = new ArrayList<>();
  private final int[][] read = new int[CHANNELS][Roll.PARTITIONS];
  private final long[][] reached = new long[CHANNELS][Roll.PARTITIONS];
  private int registered;

  private Reading(Roll roll) {
    for (int partition = 0; partition < Roll.PARTITIONS; partition++) {
      logs.add(roll.log(partition));
      for (long[] channel : reached) {
        channel[partition] = Long.MIN_VALUE;
      }
    }
    roll.registry.stream()
        .sorted(Comparator.comparingLong(Accepted::validFrom))
        .forEach(
            accepted ->
                new TellDeviceAndGateway()
                    .flatMap(
                        accepted,
                        new org.apache.flink.api.common.functions.util.ListCollector<>(
                            registrations)));
  }

  /** What is found when everything is read as it arrived. */
  static List<String> inOrder(Roll roll) throws Exception {
    return found(roll, 1, null, 0);
  }

  /** What is found when everything is read in a random order, restored now and then. */
  static List<String> shuffled(Roll roll, int parallelism, long seed) throws Exception {
    return found(roll, parallelism, new Random(seed), 4);
  }

  /** Tasks that have read everything as it arrived, and wait for more. */
  static SilenceTasks read(Roll roll) throws Exception {
    SilenceTasks tasks = SilenceTasks.started(1);
    new Reading(roll).feed(tasks, null, Integer.MAX_VALUE);
    return tasks;
  }

  private static List<String> found(Roll roll, int parallelism, Random random, int restores)
      throws Exception {
    Reading reading = new Reading(roll);
    List<Finding> findings = new ArrayList<>();
    SilenceTasks tasks = SilenceTasks.started(parallelism);
    int next = parallelism;
    for (int part = 0; part <= restores; part++) {
      reading.feed(tasks, random, part == restores ? Integer.MAX_VALUE : reading.size() / 5);
      findings.addAll(tasks.findings);
      if (part < restores) {
        SilenceTasks.Snapshot snapshot = tasks.snapshot();
        tasks.close();
        next = 1 + next % 2;
        tasks = SilenceTasks.restored(next, snapshot);
      }
    }
    reading.finish(tasks);
    findings.addAll(tasks.findings.subList(0, tasks.findings.size()));
    tasks.close();
    return texts(findings);
  }

  static List<String> texts(List<Finding> findings) {
    return findings.stream().distinct().map(Reading::text).toList();
  }

  /** One finding in a line: what became of it, at which second, since which. */
  static String text(Finding finding) {
    return finding.kind().wireName()
        + " "
        + finding.identity().subject()
        + " "
        + finding.state()
        + " at "
        + seconds(finding.arrival())
        + " since "
        + seconds(finding.identity().onset());
  }

  private static String seconds(long time) {
    double seconds = (time - Roll.T) / 1_000.0;
    return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
  }

  private int size() {
    return CHANNELS * logs.stream().mapToInt(List::size).sum() + registrations.size();
  }

  private void feed(SilenceTasks tasks, Random random, int most) throws Exception {
    for (int step = 0; step < most && !isRead(); step++) {
      if (random == null) {
        earliest(tasks);
      } else {
        any(tasks, random);
      }
    }
  }

  private boolean isRead() {
    boolean read = registered == registrations.size();
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int partition = 0; partition < Roll.PARTITIONS; partition++) {
        read &= this.read[channel][partition] == logs.get(partition).size();
      }
    }
    return read;
  }

  /** The registry first, then by arrival. */
  private void earliest(SilenceTasks tasks) throws Exception {
    if (registered < registrations.size()) {
      register(tasks);
      return;
    }
    int channel = -1;
    int partition = -1;
    long first = Long.MAX_VALUE;
    for (int c = 0; c < CHANNELS; c++) {
      for (int p = 0; p < Roll.PARTITIONS; p++) {
        if (read[c][p] < logs.get(p).size() && logs.get(p).get(read[c][p]).arrival() < first) {
          channel = c;
          partition = p;
          first = logs.get(p).get(read[c][p]).arrival();
        }
      }
    }
    step(tasks, channel, partition);
  }

  private void any(SilenceTasks tasks, Random random) throws Exception {
    int choice = random.nextInt(CHANNELS * Roll.PARTITIONS + 1);
    if (choice == CHANNELS * Roll.PARTITIONS) {
      register(tasks);
      return;
    }
    int channel = choice / Roll.PARTITIONS;
    int partition = choice % Roll.PARTITIONS;
    for (int run = 1 + random.nextInt(20); run > 0; run--) {
      if (read[channel][partition] < logs.get(partition).size()) {
        step(tasks, channel, partition);
      }
    }
  }

  private void register(SilenceTasks tasks) throws Exception {
    if (registered == registrations.size()) {
      tasks.registryReaches(Long.MAX_VALUE - 1);
      return;
    }
    Registration next = registrations.get(registered++);
    tasks.registered(next);
    boolean last =
        registered == registrations.size()
            || registrations.get(registered).accepted().validFrom() > next.accepted().validFrom();
    if (last) {
      tasks.registryReaches(next.accepted().validFrom() - ControlTime.DELAY);
    }
    if (registered == registrations.size()) {
      tasks.registryReaches(Long.MAX_VALUE - 1);
    }
  }

  private void step(SilenceTasks tasks, int channel, int partition) throws Exception {
    Roll.Said said = logs.get(partition).get(read[channel][partition]++);
    if (channel == 0 && said.contact() != null) {
      tasks.spoke(said.contact());
    } else if (channel == 1 && said.isTick()) {
      tasks.ticked(Roll.tick(said));
    } else if (channel == 2 && said.unchecked() != null) {
      tasks.wentUnchecked(said.unchecked());
    }
    reached[channel][partition] = said.arrival() - 1;
    long watermark = Long.MAX_VALUE;
    for (long one : reached[channel]) {
      watermark = Math.min(watermark, one);
    }
    if (channel == 0) {
      tasks.contactsReach(watermark);
    } else if (channel == 1) {
      tasks.ticksReach(watermark);
    } else {
      tasks.uncheckedReaches(watermark);
    }
  }

  private void finish(SilenceTasks tasks) throws Exception {
    tasks.findings.clear();
    tasks.registryReaches(Long.MAX_VALUE);
    tasks.contactsReach(Long.MAX_VALUE);
    tasks.uncheckedReaches(Long.MAX_VALUE);
    tasks.ticksReach(Long.MAX_VALUE);
  }
}
