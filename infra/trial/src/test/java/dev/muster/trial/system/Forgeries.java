package dev.muster.trial.system;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Forgeries of what devices say next: before its signature is checked nothing tells them apart. */
final class Forgeries {
  private Forgeries() {}

  /** The next message of each device, among so many forgeries of just this message. */
  static List<ProducerRecord<byte[], byte[]>> around(List<TestDevice> devices, int forgeries) {
    List<byte[]> messages = devices.stream().map(TestDevice::next).toList();
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int round = 0; round <= forgeries; round++) {
      for (int device = 0; device < devices.size(); device++) {
        byte[] message = messages.get(device);
        boolean own = round == forgeries / 2;
        records.add(devices.get(device).record(own ? message : forged(message, round)));
      }
    }
    return records;
  }

  private static byte[] forged(byte[] message, int round) {
    byte[] forged = message.clone();
    ByteBuffer end = ByteBuffer.wrap(forged, forged.length - Integer.BYTES, Integer.BYTES);
    int signed = end.getInt(end.position());
    end.putInt(end.position(), signed ^ (round + 1));
    return forged;
  }
}
