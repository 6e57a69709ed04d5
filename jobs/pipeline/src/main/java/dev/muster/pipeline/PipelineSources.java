package dev.muster.pipeline;

import dev.muster.control.operator.ControlTopic;
import dev.muster.message.ArrivedRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What flows in. Each stream carries arrival as its timestamp and a watermark that only its own
 * records and ticks advance.
 *
 * @param telemetry every record of the telemetry topic
 * @param registry every record of the registry topic
 * @param trust every record of the trust topic
 * @param policy every record of the policy topic
 * @param rules every record of the rules topic
 * @param approvals every record of the approvals topic
 */
record PipelineSources(
    DataStream<ArrivedRecord> telemetry,
    ControlTopic registry,
    ControlTopic trust,
    ControlTopic policy,
    ControlTopic rules,
    ControlTopic approvals) {}
