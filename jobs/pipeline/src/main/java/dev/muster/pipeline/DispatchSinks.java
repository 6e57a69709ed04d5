package dev.muster.pipeline;

import dev.muster.dispatch.RefusedIntent;
import dev.muster.dispatch.SignedCommand;
import dev.muster.dispatch.SignedStanding;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where dispatch writes.
 *
 * @param commands takes signed commands, each once
 * @param standings takes registry records that go with commands; a copy does no harm
 * @param refused takes what was not signed, untouched
 */
record DispatchSinks(
    Consumer<DataStream<SignedCommand>> commands,
    Consumer<DataStream<SignedStanding>> standings,
    Consumer<DataStream<RefusedIntent>> refused) {}
