package dev.muster.remediate.operator;

import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandChangeCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes changes of commands. Its class name is stored in savepoints. */
public final class CommandChangeSerializer extends CodecSerializer<CommandChange> {
  private static final long serialVersionUID = 1L;
  private static final Codec<CommandChange> CODEC = new CommandChangeCodec();

  @Override
  protected Codec<CommandChange> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<CommandChange> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CommandChange> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(CommandChangeSerializer::new);
    }
  }
}
