package dev.muster.pipeline;

import dev.muster.audit.operator.AuditSinks;
import dev.muster.remediate.Intent;
import dev.muster.verify.RefusedRecord;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where it flows to. Sinks take part in checkpoints: what they show is exact.
 *
 * @param quarantine takes refused records, their bytes untouched
 * @param intents takes decisions to command a device, on their way to dispatch
 */
record PipelineSinks(
    AuditSinks audit,
    Consumer<DataStream<RefusedRecord>> quarantine,
    Consumer<DataStream<Intent>> intents) {}
