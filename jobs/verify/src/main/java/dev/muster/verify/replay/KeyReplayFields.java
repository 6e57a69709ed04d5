package dev.muster.verify.replay;

import dev.muster.stored.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The form of a {@link KeyReplay} within a device's state. */
public final class KeyReplayFields {
  private KeyReplayFields() {}

  /** Writes it. */
  public static void write(KeyReplay key, DataOutput out) throws IOException {
    out.writeLong(key.kid());
    writeEpoch(key.current(), out);
    out.writeBoolean(key.previous() != null);
    if (key.previous() != null) {
      writeEpoch(key.previous(), out);
    }
    writeJumps(key.jumped(), out);
    out.writeInt(key.marks().size());
    out.write(bytes(key.marks()));
    out.writeLong(key.lastMarked());
  }

  /** Marks are most of a busy device's state, and go to every checkpoint: one write for all. */
  private static byte[] bytes(RecentMarks marks) {
    ByteBuffer bytes = ByteBuffer.allocate(marks.size() * 3 * Long.BYTES);
    for (int index = 0; index < marks.size(); index++) {
      bytes.putLong(marks.digest(index)).putLong(marks.place(index));
      bytes.putLong(marks.arrival(index));
    }
    return bytes.array();
  }

  /** Reads it. */
  public static KeyReplay read(DataInput in) throws IOException {
    long kid = in.readLong();
    EpochWindow current = readEpoch(in);
    EpochWindow previous = in.readBoolean() ? readEpoch(in) : null;
    JumpedEpochs jumped = readJumps(in);
    RecentMarks marks = RecentMarks.NONE;
    for (int rest = in.readInt(); rest > 0; rest--) {
      long digest = in.readLong();
      marks = marks.with(digest, in.readLong(), in.readLong(), Long.MIN_VALUE);
    }
    return new KeyReplay(kid, current, previous, jumped, marks, in.readLong());
  }

  private static void writeJumps(@Nullable JumpedEpochs jumped, DataOutput out) throws IOException {
    out.writeBoolean(jumped != null);
    if (jumped != null) {
      out.writeLong(jumped.lowest());
      out.writeLong(jumped.highest());
      out.writeLong(jumped.sequence());
    }
  }

  private static @Nullable JumpedEpochs readJumps(DataInput in) throws IOException {
    return in.readBoolean() ? new JumpedEpochs(in.readLong(), in.readLong(), in.readLong()) : null;
  }

  private static void writeEpoch(EpochWindow epoch, DataOutput out) throws IOException {
    out.writeLong(epoch.epoch());
    out.writeLong(epoch.window().highest());
    Fields.writeLongs(epoch.window().blocks(), out);
    out.writeLong(epoch.accounted());
    out.writeLong(epoch.openGap());
  }

  private static EpochWindow readEpoch(DataInput in) throws IOException {
    long epoch = in.readLong();
    long highest = in.readLong();
    ReplayWindow window = new ReplayWindow(highest, Fields.readLongs(in));
    return new EpochWindow(epoch, window, in.readLong(), in.readLong());
  }
}
