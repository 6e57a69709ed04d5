package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.Contact;
import dev.muster.verify.ContactCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes contacts. Its class name is stored in savepoints. */
public final class ContactSerializer extends CodecSerializer<Contact> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Contact> CODEC = new ContactCodec();

  @Override
  protected Codec<Contact> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Contact> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Contact> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(ContactSerializer::new);
    }
  }
}
