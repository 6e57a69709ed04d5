package dev.muster.bench.command;

import dev.muster.message.signature.SignatureAlgorithm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much is measured, and with what.
 *
 * @param quick whether times are cut, so that the figures aren't those of the definition
 * @param runs how often the jobs are measured in turn
 * @param warmUp seconds that a job works before it is measured
 * @param window seconds that it is measured
 * @param messages on the telemetry topic
 * @param virtualMachine options of the measured processes
 */
record Plan(
    boolean quick,
    int runs,
    int warmUp,
    int window,
    int messages,
    int parallelism,
    SignatureAlgorithm algorithm,
    String stateBackend,
    List<String> virtualMachine) {

  /** Seconds between checkpoints of the measured jobs. */
  static final int CHECKPOINT_SECONDS = 10;

  /**
   * Options of Java for what is measured as people start it: those that the {@code muster} script
   * has for {@code up}.
   */
  static final List<String> AS_STARTED =
      List.of(
          "-Xms128m",
          "-Xmx448m",
          "-XX:+UseSerialGC",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:ReservedCodeCacheSize=128m",
          "-XX:MaxDirectMemorySize=192m",
          "-Xss512k",
          "-XX:TieredStopAtLevel=1",
          "-Dpekko.scheduler.tick-duration=500ms");

  /** What makes the figures those of the definition. */
  boolean asDefined() {
    return !quick && runs >= 5 && warmUp >= 60 && window >= 2 * CHECKPOINT_SECONDS;
  }

  /** For the processes that measure. */
  Map<String, String> told() {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("warm-up", String.valueOf(warmUp));
    told.put("window", String.valueOf(window));
    told.put("messages", String.valueOf(messages));
    told.put("parallelism", String.valueOf(parallelism));
    told.put("algorithm", algorithm.wireName());
    told.put("state-backend", stateBackend);
    told.put("checkpoint-seconds", String.valueOf(CHECKPOINT_SECONDS));
    return told;
  }
}
