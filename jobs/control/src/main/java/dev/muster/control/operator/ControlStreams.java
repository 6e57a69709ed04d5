package dev.muster.control.operator;

import dev.muster.control.Accepted;
import dev.muster.control.ControlOutcome;
import dev.muster.message.ArrivedRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes of one control topic.
 *
 * @param accepted contents that take effect, in the topic's order for each subject; its watermark
 *     is the topic's
 * @param outcomes one for every record that is no tick
 * @param ticks the ticks, as they stand on the topic
 */
public record ControlStreams<T>(
    DataStream<Accepted<T>> accepted,
    DataStream<ControlOutcome> outcomes,
    DataStream<ArrivedRecord> ticks) {}
