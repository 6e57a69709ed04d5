package dev.muster.pipeline;

import dev.muster.audit.operator.AuditSinks;
import dev.muster.verify.RefusedRecord;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where it flows to. Sinks take part in checkpoints: what they show is exact.
 *
 * @param audit the audit tables
 * @param quarantine takes refused records, their bytes untouched
 */
record PipelineSinks(AuditSinks audit, Consumer<DataStream<RefusedRecord>> quarantine) {}
