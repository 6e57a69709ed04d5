package dev.muster.connectors.iceberg.commit;

import dev.muster.audit.AuditTables;
import dev.muster.connectors.fault.PermanentFault;
import dev.muster.connectors.fault.PermanentFaultException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;

/**
 * Commits the files of all tables once the checkpoint that they belong to is complete: one commit
 * for each table that got rows, and none for the others.
 *
 * <p>Exactly once: a file stands in the state of its checkpoint until it is committed, and what was
 * committed is told by a marker in the table, written by the same commit. A restored committer
 * appends what the marker doesn't cover. Between the commits to two tables there is a moment at
 * which only one of them shows its rows.
 *
 * <p>Must run with parallelism 1. Called on the task thread only.
 */
@SuppressWarnings("NullAway.Init") // Set in initializeState and open, before any element.
final class TableCommitter extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<WrittenFile, Void> {

  /** Files that no snapshot holds: a few for each table, until the checkpoint is complete. */
  private static final ListStateDescriptor<StagedFile> STAGED =
      new ListStateDescriptor<>("staged-files", TypeInformation.of(StagedFile.class));

  /** One element for each table that the job committed to. */
  private static final ListStateDescriptor<CommittedTable> COMMITTED =
      new ListStateDescriptor<>("committed-tables", TypeInformation.of(CommittedTable.class));

  private final CatalogLoader loader;
  private final ArrayList<String> names;

  private transient Catalog catalog;
  private transient Map<String, Table> tables;
  private transient Map<String, CommitMetrics> commitMetrics;
  private transient List<WrittenFile> arrived;
  private transient TreeMap<Long, List<StagedFile>> staged;
  private transient Map<String, CommittedTable> committed;
  private transient ListState<StagedFile> stagedState;
  private transient ListState<CommittedTable> committedState;

  /**
   * @param loader of the catalog, which holds references to secrets only
   * @param names of the tables within their namespace
   */
  TableCommitter(CatalogLoader loader, List<String> names) {
    this.loader = loader;
    this.names = new ArrayList<>(names);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    arrived = new ArrayList<>();
    staged = new TreeMap<>();
    committed = new HashMap<>();
    stagedState = context.getOperatorStateStore().getListState(STAGED);
    committedState = context.getOperatorStateStore().getListState(COMMITTED);
    for (StagedFile file : stagedState.get()) {
      staged.computeIfAbsent(file.checkpoint(), any -> new ArrayList<>()).add(file);
    }
    committedState.get().forEach(table -> committed.put(table.table(), table));
  }

  /** What stands in a state belongs to a complete checkpoint, so it is committed at once. */
  @Override
  public void open() throws Exception {
    super.open();
    catalog = loader.loadCatalog();
    orStop(this::takeUp);
  }

  private void takeUp() {
    tables = new HashMap<>();
    commitMetrics = new HashMap<>();
    for (String name : names) {
      Table table = catalog.loadTable(identifier(name));
      tables.put(name, table);
      commitMetrics.put(name, new CommitMetrics(getMetricGroup(), table.name()));
    }
    for (Map.Entry<String, List<StagedFile>> entry : due(Long.MAX_VALUE).entrySet()) {
      commitRest(entry.getKey(), entry.getValue());
    }
    staged.clear();
  }

  @Override
  public void processElement(StreamRecord<WrittenFile> element) {
    arrived.add(element.getValue());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stage(context.getCheckpointId());
    stagedState.update(staged.values().stream().flatMap(List::stream).toList());
    committedState.update(List.copyOf(committed.values()));
  }

  private void stage(long checkpoint) {
    String job = job();
    for (WrittenFile file : arrived) {
      staged
          .computeIfAbsent(checkpoint, any -> new ArrayList<>())
          .add(new StagedFile(job, checkpoint, file.table(), file.file()));
    }
    arrived.clear();
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    orStop(() -> due(checkpoint).forEach(this::commit));
    staged.headMap(checkpoint, true).clear();
  }

  /** What can't heal stops the job for good, with its sentence; all else is tried again. */
  private static void orStop(Runnable commits) {
    try {
      commits.run();
    } catch (RuntimeException e) {
      PermanentFault.stopFor(e);
      throw e;
    }
  }

  private Map<String, List<StagedFile>> due(long checkpoint) {
    Map<String, List<StagedFile>> due = new LinkedHashMap<>();
    for (List<StagedFile> files : staged.headMap(checkpoint, true).values()) {
      files.forEach(file -> due.computeIfAbsent(file.table(), any -> new ArrayList<>()).add(file));
    }
    return due;
  }

  /** Commits what was staged before a restart, unless it was committed then. */
  private void commitRest(String name, List<StagedFile> files) {
    Table table = table(name);
    String job = files.get(0).job();
    OptionalLong marked = marker(job).newest(table);
    CommittedTable known = committed.get(name);
    if (marked.isEmpty() && known != null && known.job().equals(job)) {
      throw new PermanentFaultException(
          ("The table audit.%s holds no trace of the last commit to it, neither its snapshot nor"
                  + " the tag %s, so nobody can tell whether the rows of the last checkpoint are in"
                  + " it: bring the snapshot back, or start over with another directory and"
                  + " catalog.")
              .formatted(name, CommitMarker.TAG));
    }
    List<StagedFile> rest =
        files.stream().filter(file -> file.checkpoint() > marked.orElse(-1)).toList();
    if (!rest.isEmpty()) {
      commit(name, rest);
    }
  }

  private void commit(String name, List<StagedFile> files) {
    long began = System.nanoTime();
    Table table = table(name);
    table.refresh();
    StagedFile newest = files.get(files.size() - 1);
    Transaction transaction = table.newTransaction();
    AppendFiles append = transaction.newAppend();
    files.forEach(file -> append.appendFile(file.written().in(table)));
    marker(newest.job()).on(append, newest.checkpoint());
    append.commit();
    CommitMarker.tag(transaction, table.refs().containsKey(CommitMarker.TAG));
    transaction.commitTransaction();
    committed.put(name, new CommittedTable(newest.job(), name, newest.checkpoint()));
    CommitMetrics told = commitMetrics.get(name);
    if (told != null) {
      told.committed(began);
    }
  }

  private Table table(String name) {
    return tables.computeIfAbsent(name, any -> catalog.loadTable(identifier(name)));
  }

  private static TableIdentifier identifier(String name) {
    return TableIdentifier.of(Namespace.of(AuditTables.NAMESPACE), name);
  }

  private CommitMarker marker(String job) {
    return new CommitMarker(job, getOperatorID().toString());
  }

  private String job() {
    return getContainingTask().getEnvironment().getJobID().toString();
  }

  @Override
  public void close() throws Exception {
    if (catalog instanceof Closeable closeable) {
      closeable.close();
    }
    super.close();
  }
}
