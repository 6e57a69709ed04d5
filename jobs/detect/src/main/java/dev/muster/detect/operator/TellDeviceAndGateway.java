package dev.muster.detect.operator;

import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.silence.Registration;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends a registry record to its device, and to the gateway that it names. Stateless. */
final class TellDeviceAndGateway implements FlatMapFunction<Accepted<DeviceRecord>, Registration> {
  @Override
  public void flatMap(Accepted<DeviceRecord> accepted, Collector<Registration> out) {
    String device = accepted.content().device();
    String gateway = accepted.content().gateway();
    out.collect(new Registration(device, accepted));
    if (gateway != null && !gateway.equals(device)) {
      out.collect(new Registration(gateway, accepted));
    }
  }
}
