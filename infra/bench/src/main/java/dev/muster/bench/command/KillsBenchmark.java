package dev.muster.bench.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.DataDirectoryException;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.bench.worker.BenchFailedException;
import dev.muster.bench.worker.Child;
import dev.muster.bench.worker.Facts;
import dev.muster.cli.Muster;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine;

/**
 * Kills {@code up} under traffic, again and again, at times that no one chose, and starts it on the
 * same directory each time. In the end every record must have exactly one row.
 */
record KillsBenchmark(int kills, Path data, Console console) {
  private static final int RATE = 500;
  private static final int DEVICES = 1_000;
  private static final int LONGEST_LIFE_MILLIS = 20_000;
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration DRAIN = Duration.ofMinutes(10);
  private static final long TICKS_IN_FLIGHT = 400;
  private static final List<String> OPTIONS = List.of("-Xmx448m", "-XX:+UseSerialGC");
  private static final Random RANDOM = new SecureRandom();

  /** Kills, restarts, reconciles, prints; returns what goes to JSON. */
  Map<String, Object> run() throws InterruptedException {
    try (Child first = up();
        Child traffic = traffic()) {
      traffic.ready();
      kill(first);
      for (int kill = 2; kill <= kills; kill++) {
        try (Child up = up()) {
          kill(up);
        }
        console.progress("kill %s of %s".formatted(kill, kills));
      }
    }
    try (Child last = up()) {
      return judged();
    }
  }

  private void kill(Child up) throws InterruptedException {
    Thread.sleep(RANDOM.nextInt(LONGEST_LIFE_MILLIS));
    up.close();
  }

  /** The newest rows follow within a few checkpoints; a row too many or too few stays for ever. */
  private Map<String, Object> judged() throws InterruptedException {
    long patience = System.nanoTime() + DRAIN.toNanos();
    Map<String, Object> judgement = Map.of();
    while (!isDrained(judgement) && System.nanoTime() < patience) {
      Thread.sleep(10_000);
      judgement = reconcile();
    }
    boolean exact = isDrained(judgement);
    console.line("");
    console.line(
        "%s kills at random, %,d messages a second: %s, %s records compared, %s in flight",
        kills,
        RATE,
        exact ? "exact" : "NOT EXACT",
        Facts.of(judgement, "compared"),
        Facts.of(judgement, "in_flight"));
    Map<String, Object> facts = new LinkedHashMap<>(judgement);
    facts.put("kills", kills);
    facts.put("exact", exact);
    return facts;
  }

  /** Nothing is sent any more: only the ticks of the last seconds may have no row yet. */
  private static boolean isDrained(Map<String, Object> judgement) {
    return Boolean.TRUE.equals(judgement.get("reconciled"))
        && Facts.number(judgement, "in_flight") < TICKS_IN_FLIGHT;
  }

  private Map<String, Object> reconcile() {
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine().setOut(new PrintWriter(said));
    muster.execute("audit", "reconcile", "--json", "--data", data.toString());
    try {
      return new ObjectMapper().readValue(said.toString(), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new BenchFailedException("`audit reconcile` gave no answer: " + said);
    }
  }

  private Child up() throws InterruptedException {
    Map<String, String> told = Map.of("data", data.toString());
    Child up = Child.start(new Child.Order("up", OPTIONS, told), data, console::progress);
    long patience = System.nanoTime() + START.toNanos();
    while (instance().filter(running -> running.pid() == up.pid()).isEmpty()) {
      if (System.nanoTime() > patience) {
        up.close();
        throw new BenchFailedException("`up` did not come up again on " + data + ".");
      }
      Thread.sleep(100);
    }
    return up;
  }

  private Optional<RunningInstance> instance() {
    try {
      return Optional.of(RunningInstance.on(new DataDirectory(data)));
    } catch (DataDirectoryException e) {
      return Optional.empty();
    }
  }

  private Child traffic() {
    Map<String, String> told =
        Map.of(
            "data", data.toString(),
            "kafka", instance().orElseThrow().bootstrapServers(),
            "devices", String.valueOf(DEVICES),
            "algorithm", "ES256",
            "rate", String.valueOf(RATE));
    return Child.start(
        new Child.Order("traffic", List.of("-Xmx512m"), told), data, console::progress);
  }
}
