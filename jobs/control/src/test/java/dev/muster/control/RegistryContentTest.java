package dev.muster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/** Device records of every release, in the form that each release writes. */
final class RegistryContentTest {
  private static final Path RELEASED =
      Path.of("../../schemas/src/test/resources/released/v1/DeviceRecord.avsc");
  private static final DeviceRecord ACTIVE = ControlFixture.device(4);
  private static final DeviceRecord DORMANT =
      ACTIVE.standing(DeviceStatus.SUSPENDED, ControlFixture.ARRIVAL + 60_000);

  @Test
  void writesWhatTheFirstReleaseReadsUnlessASuspensionEnds() throws Exception {
    Schema released = new Schema.Parser().parse(RELEASED.toFile());
    byte[] bytes = ControlContents.REGISTRY.write(ACTIVE);
    assertThat(bytes).isEqualTo(encoded(ACTIVE, released));
    assertThat(ControlContents.REGISTRY.read(bytes)).isEqualTo(ACTIVE);
    byte[] ending = ControlContents.REGISTRY.write(DORMANT);
    assertThat(Arrays.copyOf(ending, 10)).isNotEqualTo(Arrays.copyOf(bytes, 10));
    assertThat(ControlContents.REGISTRY.read(ending)).isEqualTo(DORMANT);
  }

  @Test
  void readsTheNewestFormOfARecordThatDoesNotNeedIt() throws Exception {
    byte[] newest = encoded(ACTIVE, dev.muster.schemas.DeviceRecord.getClassSchema());
    assertThat(ControlContents.REGISTRY.read(newest)).isEqualTo(ACTIVE);
    assertThat(ControlContents.REGISTRY.announces(newest)).isTrue();
  }

  @Test
  void refusesBytesAfterARecordOfEitherForm() {
    for (DeviceRecord record : new DeviceRecord[] {ACTIVE, DORMANT}) {
      byte[] bytes = ControlContents.REGISTRY.write(record);
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      assertThatThrownBy(() -> ControlContents.REGISTRY.read(longer))
          .isInstanceOf(MalformedContentException.class);
    }
  }

  @Test
  void endsASuspensionAtItsTime() {
    long end = DORMANT.suspendedUntil();
    assertThat(DORMANT.statusAt(end - 1)).isEqualTo(DeviceStatus.SUSPENDED);
    assertThat(DORMANT.statusAt(end)).isEqualTo(DeviceStatus.ACTIVE);
    DeviceRecord forGood = ACTIVE.standing(DeviceStatus.SUSPENDED, DeviceRecord.NO_END);
    assertThat(forGood.statusAt(Long.MAX_VALUE - 1)).isEqualTo(DeviceStatus.SUSPENDED);
    assertThatThrownBy(() -> ACTIVE.standing(DeviceStatus.ACTIVE, end))
        .hasMessage("a suspension ends that the record does not begin");
  }

  private static byte[] encoded(DeviceRecord record, Schema form) throws Exception {
    dev.muster.schemas.DeviceRecord avro =
        new AvroContent<>(new dev.muster.schemas.DeviceRecord(), "suspended_until")
            .read(ControlContents.REGISTRY.write(record));
    ByteBuffer bytes =
        new BinaryMessageEncoder<dev.muster.schemas.DeviceRecord>(SpecificData.get(), form)
            .encode(avro);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }
}
