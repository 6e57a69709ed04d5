package dev.muster.remediate;

import dev.muster.message.Acknowledgement.Outcome;
import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Answer}. */
public final class AnswerCodec implements Codec<Answer> {
  private static final int VERSION = 1;

  @Override
  public void write(Answer answer, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeOrigin(answer.origin(), out);
    out.writeUTF(answer.device());
    out.writeUTF(answer.command());
    out.writeLong(answer.counter());
    out.writeUTF(answer.outcome().name());
    Fields.writeText(answer.reason(), out);
  }

  @Override
  public Answer read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Answer(
        Fields.readOrigin(in),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        Outcome.valueOf(in.readUTF()),
        Fields.readText(in));
  }
}
