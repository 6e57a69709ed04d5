package dev.muster.detect.rate;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link RateBaseline}. */
public final class RateBaselineForm extends Form<RateBaseline> {
  public RateBaselineForm() {
    super("rate-baseline", RateBaseline.class);
  }

  @Override
  protected void writeFields(RateBaseline baseline, DataOutput out) throws IOException {
    out.writeInt(baseline.messages());
    out.writeDouble(baseline.interval());
    out.writeLong(baseline.lastArrival());
    writeAccount(baseline.arrived(), out);
    writeAccount(baseline.issued(), out);
    out.writeLong(baseline.signed().newest());
    out.writeDouble(baseline.signed().unclaimed());
    out.writeInt(baseline.since());
    out.writeLong(baseline.onset());
    out.writeLong(baseline.firstOffset());
    out.writeBoolean(baseline.raised());
  }

  @Override
  protected RateBaseline readFields(int found, DataInput in) throws IOException {
    return new RateBaseline(
        in.readInt(),
        in.readDouble(),
        in.readLong(),
        readAccount(in),
        readAccount(in),
        new SignedTime(in.readLong(), in.readDouble()),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readBoolean());
  }

  private static void writeAccount(Account account, DataOutput out) throws IOException {
    out.writeDouble(account.owed());
    out.writeDouble(account.excess());
  }

  private static Account readAccount(DataInput in) throws IOException {
    return new Account(in.readDouble(), in.readDouble());
  }
}
