package dev.muster.remediate;

import dev.muster.control.MalformedContentException;
import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Intent} between operators and in state. */
public final class IntentCodec implements Codec<Intent> {
  private static final int VERSION = 1;

  @Override
  public void write(Intent intent, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeBytes(IntentContent.INSTANCE.write(intent), out);
  }

  @Override
  public Intent read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    try {
      return IntentContent.INSTANCE.read(Fields.readBytes(in));
    } catch (MalformedContentException e) {
      throw new IOException("The stored intent cannot be read", e);
    }
  }
}
