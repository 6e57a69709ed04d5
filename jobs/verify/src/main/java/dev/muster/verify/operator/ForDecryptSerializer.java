package dev.muster.verify.operator;

import dev.muster.control.operator.AcceptedPolicySerializer;
import dev.muster.control.operator.ValueSerializer;
import dev.muster.verify.ForDecrypt;
import dev.muster.verify.VerifiedMessage;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes what the decrypt stage is told, where that stage is not chained to verify. One byte
 * tells which it is.
 */
public final class ForDecryptSerializer extends ValueSerializer<ForDecrypt> {
  private static final long serialVersionUID = 1L;
  private static final int MESSAGE = 1;
  private static final int POLICY = 2;
  private static final VerifiedMessageSerializer MESSAGES = new VerifiedMessageSerializer();
  private static final AcceptedPolicySerializer POLICIES = AcceptedPolicySerializer.INSTANCE;

  @Override
  public void serialize(ForDecrypt told, DataOutputView target) throws IOException {
    if (told instanceof VerifiedMessage message) {
      target.writeByte(MESSAGE);
      MESSAGES.serialize(message, target);
    } else if (told instanceof ForDecrypt.Policy policy) {
      target.writeByte(POLICY);
      POLICIES.serialize(policy.accepted(), target);
    }
  }

  @Override
  public ForDecrypt deserialize(DataInputView source) throws IOException {
    int kind = source.readByte();
    return switch (kind) {
      case MESSAGE -> MESSAGES.deserialize(source);
      case POLICY -> new ForDecrypt.Policy(POLICIES.deserialize(source));
      default -> throw new IOException("Neither a message nor a policy: kind " + kind);
    };
  }

  @Override
  public TypeSerializerSnapshot<ForDecrypt> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Demanded by Flink; no savepoint holds it. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ForDecrypt> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(ForDecryptSerializer::new);
    }
  }
}
