package dev.muster.remediate;

import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.MalformedContentException;
import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.bundle.AcceptedRules;
import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a {@link RemediationState}. */
public final class RemediationStateCodec implements Codec<RemediationState> {
  private static final int VERSION = 2;

  /** Knows no cool-down of what is pending, and of commands only when they were caused. */
  private static final int WITHOUT_ISSUE = 1;

  private static final IntentCodec INTENTS = new IntentCodec();
  private static final AnswerCodec ANSWERS = new AnswerCodec();
  private static final CauseCodec CAUSES = new CauseCodec();

  @Override
  public void write(RemediationState state, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeAll(state.pending(), RemediationStateCodec::writePending, out);
    writeAll(state.commanded(), RemediationStateCodec::writeLast, out);
    writeAll(state.taken(), RemediationStateCodec::writeTaken, out);
    writeAll(state.rules(), RemediationStateCodec::writeRules, out);
    writeAll(state.answers(), ANSWERS::write, out);
    writeAll(state.approvals(), RemediationStateCodec::writeApproval, out);
    writeAll(state.causes(), CAUSES::write, out);
  }

  @Override
  public RemediationState read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION && version != WITHOUT_ISSUE) {
      throw new IOException(
          "The stored bytes are of version %d, this release reads %d and %d"
              .formatted(version, WITHOUT_ISSUE, VERSION));
    }
    return new RemediationState(
        readAll(data -> readPending(version, data), in),
        readAll(data -> readLast(version, data), in),
        readAll(RemediationStateCodec::readTaken, in),
        readAll(RemediationStateCodec::readRules, in),
        readAll(ANSWERS::read, in),
        readAll(RemediationStateCodec::readApproval, in),
        readAll(CAUSES::read, in));
  }

  private static void writePending(Pending pending, DataOutput out) throws IOException {
    out.writeUTF(pending.state().name());
    INTENTS.write(pending.intent(), out);
    out.writeUTF(pending.cohort());
    out.writeUTF(pending.findingKind());
    out.writeBoolean(pending.approvalRequired());
    out.writeLong(pending.coolDown().toMillis());
    RemediateFields.writeBudget(pending.budget(), out);
    RemediateFields.writeConsent(pending.consent(), out);
  }

  private static Pending readPending(int version, DataInput in) throws IOException {
    return new Pending(
        CommandState.valueOf(in.readUTF()),
        INTENTS.read(in),
        in.readUTF(),
        in.readUTF(),
        in.readBoolean(),
        Duration.ofMillis(version == WITHOUT_ISSUE ? 0 : in.readLong()),
        RemediateFields.readBudget(in),
        RemediateFields.readConsent(in));
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
    out.writeLong(taken.hour());
    out.writeUTF(taken.cohort());
    out.writeInt(taken.places());
  }

  private static Budgets.Taken readTaken(DataInput in) throws IOException {
    return new Budgets.Taken(in.readLong(), in.readUTF(), in.readInt());
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
