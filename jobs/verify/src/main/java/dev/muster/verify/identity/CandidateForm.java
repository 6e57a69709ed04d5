package dev.muster.verify.identity;

import dev.muster.arrival.Origin;
import dev.muster.arrival.OriginFields;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import dev.muster.verify.MessageFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a {@link Candidate}: the record's value once, and where its parts lie in it, so that
 * nothing is parsed or hashed again behind the shuffle.
 */
public final class CandidateForm extends Form<Candidate> {
  public CandidateForm() {
    super("candidate", Candidate.class);
  }

  @Override
  protected void writeFields(Candidate candidate, DataOutput out) throws IOException {
    OriginFields.write(candidate.origin(), out);
    Fields.writeText(candidate.gateway(), out);
    Fields.writeBytes(candidate.messageSha256(), out);
    MessageFields.write(candidate.message(), out);
  }

  @Override
  protected Candidate readFields(int found, DataInput in) throws IOException {
    Origin origin = OriginFields.read(in);
    String gateway = Fields.readText(in);
    byte[] sha256 = Fields.requireBytes(in);
    return new Candidate(origin, gateway, MessageFields.read(in), sha256);
  }
}
