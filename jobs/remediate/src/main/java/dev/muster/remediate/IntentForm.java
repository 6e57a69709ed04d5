package dev.muster.remediate;

import dev.muster.control.MalformedContentException;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Intent} between operators and in state. */
public final class IntentForm extends Form<Intent> {
  public IntentForm() {
    super("intent", Intent.class);
  }

  @Override
  protected void writeFields(Intent intent, DataOutput out) throws IOException {
    Fields.writeBytes(IntentContent.INSTANCE.write(intent), out);
  }

  @Override
  protected Intent readFields(int found, DataInput in) throws IOException {
    try {
      return IntentContent.INSTANCE.read(Fields.requireBytes(in));
    } catch (MalformedContentException e) {
      throw new IOException("The stored intent cannot be read", e);
    }
  }
}
