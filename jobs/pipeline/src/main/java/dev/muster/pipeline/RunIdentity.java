package dev.muster.pipeline;

import dev.muster.audit.operator.RunFacts;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.WallClock;
import dev.muster.connectors.kafka.Metronome;
import dev.muster.message.crypto.CryptoProvider;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One start of the pipeline. Its id is the one value that comes from the wall clock on purpose:
 * rows say which run wrote them.
 *
 * @param id start time and process, so that two runs never share one
 */
record RunIdentity(String id) {
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Ten ticks must be missing, five seconds, before a partition counts as stalled. */
  private static final long STALLED_MILLIS = Metronome.PERIOD.multipliedBy(10).toMillis();

  static RunIdentity next() {
    Instant now = Instant.ofEpochMilli(WallClock.system().millis());
    return new RunIdentity(STARTED.format(now) + "-" + ProcessHandle.current().pid());
  }

  RowStamp stamp() {
    return new RowStamp(id, WallClock.system());
  }

  RunFacts facts() {
    return new RunFacts(
        version(), CryptoProvider.fastest().toString(), STALLED_MILLIS, WallClock.system());
  }

  private static String version() {
    return Optional.ofNullable(RunIdentity.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
