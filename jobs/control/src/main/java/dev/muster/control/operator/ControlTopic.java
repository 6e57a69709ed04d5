package dev.muster.control.operator;

import dev.muster.message.ArrivedRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * One control topic as it flows in.
 *
 * @param records every record of it, ticks too, in the order of its partitions
 * @param partitions how many it has: a record on another than that of its key is refused, since
 *     versions of one subject keep their order only within one partition
 */
public record ControlTopic(DataStream<ArrivedRecord> records, int partitions) {}
