package dev.muster.detect.finding;

import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Finding}. */
public final class FindingForm extends Form<Finding> {
  private static final DeviceRecordForm DEVICES = new DeviceRecordForm();

  public FindingForm() {
    super("finding", Finding.class);
  }

  @Override
  protected void writeFields(Finding finding, DataOutput out) throws IOException {
    writeIdentity(finding.identity(), out);
    out.writeByte(finding.state().code());
    out.writeLong(finding.arrival());
    writeObservation(finding.observation(), out);
    DEVICES.writeOrNull(finding.device(), out);
    out.writeLong(finding.epoch());
    out.writeLong(finding.lastSequence());
  }

  @Override
  protected Finding readFields(int found, DataInput in) throws IOException {
    return new Finding(
        readIdentity(in),
        FindingState.ofCode(in.readByte()),
        in.readLong(),
        readObservation(in),
        DEVICES.readOrNull(in),
        in.readLong(),
        in.readLong());
  }

  private static void writeIdentity(FindingIdentity identity, DataOutput out) throws IOException {
    out.writeUTF(identity.kind().wireName());
    out.writeUTF(identity.subjectKind().wireName());
    out.writeUTF(identity.subject());
    out.writeUTF(identity.rule());
    out.writeLong(identity.ruleVersion());
    Fields.writeText(identity.dataClass(), out);
    Fields.writeText(identity.metric(), out);
    out.writeLong(identity.onset());
  }

  private static FindingIdentity readIdentity(DataInput in) throws IOException {
    return new FindingIdentity(
        FindingKind.ofWireName(in.readUTF()),
        SubjectKind.ofWireName(in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        Fields.readText(in),
        Fields.readText(in),
        in.readLong());
  }

  private static void writeObservation(Observation observation, DataOutput out) throws IOException {
    writeNumber(observation.expected(), out);
    writeNumber(observation.observed(), out);
    writeNumber(observation.deviation(), out);
    out.writeLong(observation.windowStart());
    out.writeLong(observation.windowEnd());
    Fields.writeText(observation.records(), out);
  }

  private static Observation readObservation(DataInput in) throws IOException {
    return new Observation(
        readNumber(in),
        readNumber(in),
        readNumber(in),
        in.readLong(),
        in.readLong(),
        Fields.readText(in));
  }

  private static void writeNumber(@Nullable Double present, DataOutput out) throws IOException {
    out.writeBoolean(present != null);
    if (present != null) {
      out.writeDouble(present);
    }
  }

  private static @Nullable Double readNumber(DataInput in) throws IOException {
    return in.readBoolean() ? in.readDouble() : null;
  }
}
