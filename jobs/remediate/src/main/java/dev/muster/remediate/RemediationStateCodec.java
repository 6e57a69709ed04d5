package dev.muster.remediate;

import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.MalformedContentException;
import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.bundle.AcceptedRules;
import dev.muster.control.registry.AcceptedDevice;
import dev.muster.detect.silence.ProgressCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.DeviceRecordFields;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a {@link RemediationState}. */
public final class RemediationStateCodec implements Codec<RemediationState> {
  private static final int VERSION = 3;

  /** Knows no cool-down of what is pending, and of commands only when they were caused. */
  static final int WITHOUT_ISSUE = 1;

  /** Counts budgets by hours of the clock, and knows nothing of what proposals rest on. */
  static final int BY_CLOCK_HOURS = 2;

  private static final PendingCodec PENDING = new PendingCodec();
  private static final AnswerCodec ANSWERS = new AnswerCodec();
  private static final CauseCodec CAUSES = new CauseCodec();
  private static final ProgressCodec PROGRESS = new ProgressCodec();

  @Override
  public void write(RemediationState state, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeAll(state.pending(), PENDING::write, out);
    writeAll(state.commanded(), RemediationStateCodec::writeLast, out);
    writeAll(state.taken(), RemediationStateCodec::writeTaken, out);
    writeAll(state.rules(), RemediationStateCodec::writeRules, out);
    writeAll(state.answers(), ANSWERS::write, out);
    writeAll(state.approvals(), RemediationStateCodec::writeApproval, out);
    writeAll(state.causes(), CAUSES::write, out);
    writeAll(state.standings(), RemediationStateCodec::writeStanding, out);
    writeAll(state.progress(), PROGRESS::write, out);
  }

  @Override
  public RemediationState read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version < WITHOUT_ISSUE || version > VERSION) {
      throw new IOException(
          "The stored bytes are of version "
              + version
              + ", this release reads "
              + WITHOUT_ISSUE
              + " to "
              + VERSION);
    }
    return new RemediationState(
        readAll(data -> PENDING.read(version, data), in),
        readAll(data -> readLast(version, data), in),
        readAll(data -> readTaken(version, data), in),
        readAll(RemediationStateCodec::readRules, in),
        readAll(ANSWERS::read, in),
        readAll(RemediationStateCodec::readApproval, in),
        readAll(CAUSES::read, in),
        version == VERSION ? readAll(RemediationStateCodec::readStanding, in) : List.of(),
        version == VERSION ? readAll(PROGRESS::read, in) : List.of());
  }

  private static void writeLast(Commanded.Last last, DataOutput out) throws IOException {
    out.writeUTF(last.device());
    out.writeLong(last.at());
    out.writeLong(last.issued());
    out.writeLong(last.counter());
  }

  private static Commanded.Last readLast(int version, DataInput in) throws IOException {
    String device = in.readUTF();
    long at = in.readLong();
    long issued = version == WITHOUT_ISSUE ? at : in.readLong();
    return new Commanded.Last(device, at, issued, in.readLong());
  }

  private static void writeTaken(Budgets.Taken taken, DataOutput out) throws IOException {
    out.writeLong(taken.at());
    out.writeUTF(taken.cohort());
    Fields.writeText(taken.action() == null ? null : taken.action().name(), out);
    out.writeInt(taken.places());
  }

  private static Budgets.Taken readTaken(int version, DataInput in) throws IOException {
    long at = in.readLong();
    String cohort = in.readUTF();
    if (version <= BY_CLOCK_HOURS) {
      return Budgets.Taken.inHour(at, cohort, in.readInt());
    }
    String action = Fields.readText(in);
    return new Budgets.Taken(
        at, cohort, action == null ? null : Action.valueOf(action), in.readInt());
  }

  private static void writeStanding(AcceptedDevice standing, DataOutput out) throws IOException {
    out.writeLong(standing.validFrom());
    DeviceRecordFields.write(standing.record(), out);
  }

  private static AcceptedDevice readStanding(DataInput in) throws IOException {
    return new AcceptedDevice(in.readLong(), DeviceRecordFields.read(in));
  }

  private static void writeRules(AcceptedRules rules, DataOutput out) throws IOException {
    out.writeLong(rules.validFrom());
    Fields.writeBytes(ControlContents.RULES.write(rules.bundle()), out);
  }

  private static AcceptedRules readRules(DataInput in) throws IOException {
    return new AcceptedRules(in.readLong(), content(ControlContents.RULES, in));
  }

  private static void writeApproval(AcceptedApproval accepted, DataOutput out) throws IOException {
    out.writeLong(accepted.validFrom());
    Fields.writeBytes(ControlContents.APPROVAL.write(accepted.approval()), out);
  }

  private static AcceptedApproval readApproval(DataInput in) throws IOException {
    return new AcceptedApproval(in.readLong(), content(ControlContents.APPROVAL, in));
  }

  private static <T> T content(ControlContent<T> kind, DataInput in) throws IOException {
    try {
      return kind.read(Fields.readBytes(in));
    } catch (MalformedContentException e) {
      throw new IOException("A stored control record cannot be read", e);
    }
  }

  private static <T> void writeAll(List<T> all, Writer<T> writer, DataOutput out)
      throws IOException {
    out.writeInt(all.size());
    for (T one : all) {
      writer.write(one, out);
    }
  }

  private static <T> List<T> readAll(Reader<T> reader, DataInput in) throws IOException {
    List<T> all = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      all.add(reader.read(in));
    }
    return all;
  }

  private interface Writer<T> {
    void write(T one, DataOutput out) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }
}
