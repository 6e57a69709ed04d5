package dev.muster.detect.silence;

import dev.muster.detect.finding.FindingCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * The bytes of a {@link Company}. Version 2 adds times, version 3 when messages of a member went
 * unchecked.
 */
public final class CompanyCodec implements Codec<Company> {
  private static final int VERSION = 3;
  private static final int WITH_TIMES = 2;
  private static final int WITH_UNCHECKED = 3;

  /** Stands for the time that version 1 did not store. */
  private static final long LONG_AGO = 0;

  private static final Codec<Presence> PRESENCE = new PresenceCodec();

  @Override
  public void write(Company company, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeMembers(company, out);
    out.writeInt(company.missing.size());
    for (Map.Entry<String, Missing> entry : company.missing.entrySet()) {
      PRESENCE.write(entry.getValue().absent(), out);
      out.writeByte(entry.getValue().phase().code());
      out.writeLong(entry.getValue().from());
      out.writeLong(entry.getValue().expiry());
    }
    out.writeInt(company.waiting.size());
    for (Presence presence : company.waiting) {
      PRESENCE.write(presence, out);
    }
    writeOutage(company.outage, out);
  }

  @Override
  public Company read(DataInput in) throws IOException {
    int version = Fields.readVersion(VERSION, in);
    boolean times = version >= WITH_TIMES;
    Company company = new Company();
    readMembers(company, version, in);
    for (int rest = in.readInt(); rest > 0; rest--) {
      Missing missing = readMissing(times, in);
      company.put(missing.absent().device().device(), missing);
    }
    for (int rest = in.readInt(); rest > 0; rest--) {
      company.await(PRESENCE.read(in));
    }
    company.outage = readOutage(in);
    return company;
  }

  private static Missing readMissing(boolean times, DataInput in) throws IOException {
    Presence absent = PRESENCE.read(in);
    Missing.Phase phase = Missing.Phase.ofCode(in.readByte());
    long from = times ? in.readLong() : absent.at();
    return new Missing(absent, phase, from, in.readLong());
  }

  private static void writeMembers(Company company, DataOutput out) throws IOException {
    out.writeInt(company.members.size());
    for (Map.Entry<String, Member> entry : company.members.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue().deadline());
      out.writeLong(entry.getValue().cadence());
      Fields.writeText(entry.getValue().gateway(), out);
      out.writeLong(entry.getValue().since());
      out.writeBoolean(entry.getValue().own());
      out.writeLong(entry.getValue().unchecked());
    }
  }

  private static void readMembers(Company company, int version, DataInput in) throws IOException {
    for (int rest = in.readInt(); rest > 0; rest--) {
      company.members.put(
          in.readUTF(),
          new Member(
              in.readLong(),
              in.readLong(),
              Fields.readText(in),
              version >= WITH_TIMES ? in.readLong() : LONG_AGO,
              in.readBoolean(),
              version >= WITH_UNCHECKED ? in.readLong() : Member.HEARD));
    }
  }

  private static void writeOutage(Outage outage, DataOutput out) throws IOException {
    out.writeBoolean(outage != null);
    if (outage != null) {
      new FindingCodec().write(outage.finding(), out);
      out.writeInt(outage.expected());
      out.writeInt(outage.missing());
      out.writeInt(outage.back());
      out.writeInt(outage.delayed());
    }
  }

  private static Outage readOutage(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Outage(
            new FindingCodec().read(in), in.readInt(), in.readInt(), in.readInt(), in.readInt())
        : null;
  }
}
