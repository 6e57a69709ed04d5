package dev.muster.detect.operator;

import dev.muster.arrival.Tick;
import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.decrypt.OpenedSection;
import dev.muster.message.TopicPartitions;
import dev.muster.verify.Contact;
import dev.muster.verify.Forgeries;
import dev.muster.verify.Unchecked;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What detectors may look at. Streams by device have each device on the subtask where verify left
 * it, with the parallelism of the environment.
 *
 * @param contacts who spoke, by device
 * @param unchecked who may have spoken unchecked, by device
 * @param forgeries how many records nobody is proved to have sent, in parts
 * @param opened opened sections, by device; those not opened for the purpose {@code detect} are not
 *     to be looked into
 * @param registry accepted device records; its watermark is that of the registry topic
 * @param ticks ticks of the telemetry topic, in order within each partition
 * @param partitions of the telemetry topic
 */
public record DetectInputs(
    DataStream<Contact> contacts,
    DataStream<Unchecked> unchecked,
    DataStream<Forgeries> forgeries,
    DataStream<OpenedSection> opened,
    DataStream<Accepted<DeviceRecord>> registry,
    DataStream<Tick> ticks,
    TopicPartitions partitions) {}
