package dev.muster.verify;

import dev.muster.control.ControlForms;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of what the decrypt stage is told, where that stage is not chained to verify. One byte
 * tells which it is.
 */
public final class ForDecryptForm extends Form<DecryptInput> {
  private static final int MESSAGE = 1;
  private static final int POLICY = 2;
  private static final VerifiedMessageForm MESSAGES = new VerifiedMessageForm();

  public ForDecryptForm() {
    super("for-decrypt", DecryptInput.class);
  }

  @Override
  protected void writeFields(DecryptInput told, DataOutput out) throws IOException {
    if (told instanceof VerifiedMessage message) {
      out.writeByte(MESSAGE);
      MESSAGES.write(message, out);
    } else if (told instanceof DecryptInput.Policy policy) {
      out.writeByte(POLICY);
      ControlForms.POLICY.write(policy.accepted(), out);
    }
  }

  @Override
  protected DecryptInput readFields(int found, DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case MESSAGE -> MESSAGES.read(in);
      case POLICY -> new DecryptInput.Policy(ControlForms.POLICY.read(in));
      default -> throw new IOException("Neither a message nor a policy: kind " + kind);
    };
  }
}
