package dev.muster.admin.query;

import dev.muster.connectors.iceberg.FetchProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells people that rows are copied to this machine, where that takes long. */
public final class BroughtNotice implements FetchProgress {
  /** More than a second on most ways. */
  private static final long LARGE = 8L << 20;

  private static final long PAUSE = Duration.ofSeconds(5).toNanos();
  private static final double MEBI = 1 << 20;

  private final PrintWriter out;
  private final LongSupplier nanos;
  private long told;

  /**
   * @param nanos a clock, in nanoseconds since any time
   */
  public BroughtNotice(PrintWriter out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    this.told = nanos.getAsLong();
  }

  @Override
  public void fetched(String table, int done, int files, long bytes) {
    long now = nanos.getAsLong();
    if ((done == 0 && bytes >= LARGE) || (done < files && now - told >= PAUSE)) {
      told = now;
      out.println(
          String.format(
              Locale.ROOT,
              "Copying the rows of %s to this machine: %s of %s files, %.1f MiB in all ...",
              table,
              done,
              files,
              bytes / MEBI));
      out.flush();
    }
  }
}
