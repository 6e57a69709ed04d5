package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a {@link Candidate}: the record's value once, and where its parts lie in it, so that
 * nothing is parsed or hashed again behind the shuffle.
 */
public final class CandidateCodec implements Codec<Candidate> {
  private static final int VERSION = 1;

  @Override
  public void write(Candidate candidate, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeOrigin(candidate.origin(), out);
    Fields.writeText(candidate.gateway(), out);
    Fields.writeBytes(candidate.messageSha256(), out);
    MessageFields.write(candidate.message(), out);
  }

  @Override
  public Candidate read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    Origin origin = Fields.readOrigin(in);
    String gateway = Fields.readText(in);
    byte[] sha256 = Fields.readBytes(in);
    return new Candidate(origin, gateway, MessageFields.read(in), sha256);
  }
}
