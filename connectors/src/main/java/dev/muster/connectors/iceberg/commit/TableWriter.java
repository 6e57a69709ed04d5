package dev.muster.connectors.iceberg.commit;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.FlinkWriteConf;
import org.apache.iceberg.flink.sink.RowDataTaskWriterFactory;
import org.apache.iceberg.flink.sink.SinkUtil;
import org.apache.iceberg.io.TaskWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one table to files: one for each day and checkpoint, and none where there are no
 * rows. Every file is handed on before the barrier of the checkpoint that its rows belong to.
 *
 * <p>Keeps no state. Called on the task thread only.
 */
@SuppressWarnings("NullAway.Init") // The writers are made in open, before any element.
final class TableWriter extends AbstractStreamOperator<WrittenFile>
    implements OneInputStreamOperator<RowData, WrittenFile> {

  private final String name;
  private final Table table;
  private transient RowDataTaskWriterFactory writers;
  private transient @Nullable TaskWriter<RowData> open;

  /**
   * @param name of the table within its namespace
   * @param table can be carried to the tasks, where its files are written
   */
  TableWriter(String name, Table table) {
    this.name = name;
    this.table = table;
  }

  @Override
  public void open() throws Exception {
    super.open();
    FlinkWriteConf settings = new FlinkWriteConf(table, Map.of(), new Configuration());
    writers =
        new RowDataTaskWriterFactory(
            table,
            FlinkSchemaUtil.convert(table.schema()),
            settings.targetDataFileSize(),
            settings.dataFileFormat(),
            SinkUtil.writeProperties(settings.dataFileFormat(), settings, table),
            Set.of(),
            false);
    TaskInfo task = getRuntimeContext().getTaskInfo();
    writers.initialize(task.getIndexOfThisSubtask(), task.getAttemptNumber());
  }

  @Override
  public void processElement(StreamRecord<RowData> element) throws IOException {
    if (open == null) {
      open = writers.create();
    }
    open.write(element.getValue());
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws IOException {
    handOn();
  }

  @Override
  public void finish() throws IOException {
    handOn();
  }

  private void handOn() throws IOException {
    if (open == null) {
      return;
    }
    TaskWriter<RowData> complete = open;
    open = null;
    for (DataFile file : complete.complete().dataFiles()) {
      output.collect(new StreamRecord<>(WrittenFile.of(name, table, file)));
    }
  }

  @Override
  public void close() throws Exception {
    if (open != null) {
      open.close();
    }
    super.close();
  }
}
