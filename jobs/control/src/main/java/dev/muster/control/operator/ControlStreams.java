package dev.muster.control.operator;

import dev.muster.control.ControlOutcome;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes of one control topic.
 *
 * @param accepted contents that take effect, in the topic's order for each subject; its watermark
 *     is the topic's
 * @param outcomes one for every record that is no tick
 * @param <A> the content with the time it is valid from
 */
public record ControlStreams<A>(DataStream<A> accepted, DataStream<ControlOutcome> outcomes) {}
