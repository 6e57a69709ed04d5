package dev.muster.connectors.iceberg;

import dev.muster.audit.table.TableDefinition;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the audit tables quick to read while a pipeline writes to them: merges small files and
 * expires old snapshots, again and again.
 *
 * <p>A thread beside the pipeline's job rather than a part of it, so that nothing that goes wrong
 * here stops verdicts: a pass that fails is logged, and the next one tries again. At most one
 * maintenance may run for a catalog.
 */
public final class Maintenance implements AutoCloseable {

  /** For how long a snapshot can be read unless it is said: a longer query may miss its files. */
  public static final Duration READABLE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

  /** Merging pays off from a few minutes' worth of files on. */
  private static final int FEWEST_FILES = 50;

  private final AuditCatalog catalog;
  private final Duration keep;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread named = new Thread(task, "muster-maintenance");
            named.setDaemon(true);
            return named;
          });

  private Maintenance(AuditCatalog catalog, Duration keep, InstantSource clock) {
    this.catalog = catalog;
    this.keep = keep;
    this.clock = clock;
  }

  /**
   * Begins, with a first pass after {@code pause}.
   *
   * @param keep for how long a snapshot can be read after a newer one replaced it
   */
  @SuppressWarnings("FutureReturnValueIgnored") // Passes report their failures themselves.
  public static Maintenance start(
      AuditCatalog catalog, Duration pause, Duration keep, InstantSource clock) {
    Maintenance maintenance = new Maintenance(catalog, keep, clock);
    maintenance.thread.scheduleWithFixedDelay(
        maintenance::pass, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return maintenance;
  }

  /** Ends after the table that is being worked on, at most 10 s later. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("Maintenance of the audit tables is still busy and is left behind.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One pass, for who has a clock of their own that starts it.
   *
   * @return how often small files of one day were merged
   * @throws CatalogSettingsException if a table can't be maintained; those before it are
   */
  public static int once(AuditCatalog catalog, Duration keep, InstantSource clock) {
    Maintenance maintenance = new Maintenance(catalog, keep, clock);
    try {
      return maintenance.maintainAll();
    } catch (CatalogSettingsException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw catalog.unusable("maintained", e);
    } finally {
      maintenance.thread.shutdown();
    }
  }

  private void pass() {
    try {
      maintainAll();
    } catch (IOException | RuntimeException e) {
      LOG.warn("A pass of maintenance over the audit tables failed; the next one tries again.", e);
    }
  }

  private int maintainAll() throws IOException {
    Catalog loaded = catalog.loadCatalog();
    try {
      int merges = 0;
      for (TableDefinition definition : AuditCatalog.tables(loaded)) {
        if (loaded.tableExists(AuditCatalog.identifier(definition))) {
          merges += maintain(loaded.loadTable(AuditCatalog.identifier(definition)));
        }
      }
      return merges;
    } finally {
      AuditCatalog.close(loaded);
    }
  }

  private int maintain(Table table) throws IOException {
    JobMarker.secure(table);
    Compaction compaction = new Compaction(table, FEWEST_FILES);
    int merges = 0;
    while (!Thread.currentThread().isInterrupted() && compaction.mergeOnce()) {
      merges++;
      LOG.info("Merged small files of {}.", table.name());
    }
    expireBefore(table, clock.instant().minus(keep).toEpochMilli());
    return merges;
  }

  /**
   * Forgets snapshots older than {@code time}, in milliseconds since 1970, and deletes the files
   * that only they need; but never the newest that a job committed: a job that resumes learns from
   * its summary what is committed, and would write rows again without it.
   */
  static void expireBefore(Table table, long time) {
    long ofJob = JobMarker.newest(table).map(Snapshot::timestampMillis).orElse(Long.MAX_VALUE);
    table.expireSnapshots().expireOlderThan(Math.min(time, ofJob)).retainLast(1).commit();
  }
}
