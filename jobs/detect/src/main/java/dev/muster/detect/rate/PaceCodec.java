package dev.muster.detect.rate;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a {@link Pace}. Version 2 adds the device's own time; what was stored in version 1
 * counts by it as by arrival.
 */
public final class PaceCodec implements Codec<Pace> {
  private static final int VERSION = 2;
  private static final int WITH_SIGNED_TIME = 2;

  @Override
  public void write(Pace pace, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(pace.messages());
    out.writeDouble(pace.interval());
    out.writeLong(pace.lastArrival());
    writeAccount(pace.arrived(), out);
    writeAccount(pace.issued(), out);
    out.writeLong(pace.signed().newest());
    out.writeDouble(pace.signed().unclaimed());
    out.writeInt(pace.since());
    out.writeLong(pace.onset());
    out.writeLong(pace.firstOffset());
    out.writeBoolean(pace.raised());
  }

  @Override
  public Pace read(DataInput in) throws IOException {
    boolean signed = Fields.readVersion(VERSION, in) >= WITH_SIGNED_TIME;
    int messages = in.readInt();
    double interval = in.readDouble();
    long lastArrival = in.readLong();
    Account arrived = readAccount(in);
    return new Pace(
        messages,
        interval,
        lastArrival,
        arrived,
        signed ? readAccount(in) : arrived,
        signed ? new SignedTime(in.readLong(), in.readDouble()) : SignedTime.UNKNOWN,
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
