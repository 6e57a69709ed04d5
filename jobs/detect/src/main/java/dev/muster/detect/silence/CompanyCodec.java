package dev.muster.detect.silence;

import dev.muster.detect.finding.FindingCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** The bytes of a {@link Company}. */
public final class CompanyCodec implements Codec<Company> {
  private static final int VERSION = 1;
  private static final Codec<Presence> PRESENCE = new PresenceCodec();

  @Override
  public void write(Company company, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeMembers(company, out);
    out.writeInt(company.missing.size());
    for (Map.Entry<String, Missing> entry : company.missing.entrySet()) {
      PRESENCE.write(entry.getValue().absent(), out);
      out.writeByte(entry.getValue().phase().code());
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
    Fields.requireVersion(VERSION, in);
    Company company = new Company();
    readMembers(company, in);
    for (int rest = in.readInt(); rest > 0; rest--) {
      Presence absent = PRESENCE.read(in);
      Missing missing = new Missing(absent, Missing.Phase.ofCode(in.readByte()), in.readLong());
      company.put(absent.device().device(), missing);
    }
    for (int rest = in.readInt(); rest > 0; rest--) {
      company.await(PRESENCE.read(in));
    }
    company.outage = readOutage(in);
    return company;
  }

  private static void writeMembers(Company company, DataOutput out) throws IOException {
    out.writeInt(company.members.size());
    for (Map.Entry<String, Member> entry : company.members.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue().deadline());
      out.writeLong(entry.getValue().cadence());
      Fields.writeText(entry.getValue().gateway(), out);
      out.writeBoolean(entry.getValue().own());
    }
  }

  private static void readMembers(Company company, DataInput in) throws IOException {
    for (int rest = in.readInt(); rest > 0; rest--) {
      company.members.put(
          in.readUTF(),
          new Member(in.readLong(), in.readLong(), Fields.readText(in), in.readBoolean()));
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
