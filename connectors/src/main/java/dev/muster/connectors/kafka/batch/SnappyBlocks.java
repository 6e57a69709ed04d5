package dev.muster.connectors.kafka.batch;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Whether Snappy data can be given to its library, which takes memory for whatever length a block
 * declares. Looks at the lengths only and unpacks nothing.
 */
public final class SnappyBlocks {
  private static final byte[] FRAMED = {(byte) 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0};
  private static final int FRAME_BYTES = 16;

  /** A block's densest element copies 64 bytes and takes three; the rest is room to spare. */
  private static final int DENSEST = 64;

  private static final int LENGTH_BITS = 35;

  private SnappyBlocks() {}

  /**
   * Whether each block declares what it can hold.
   *
   * @param data from its position to its limit; left as it is
   * @param most what any block may declare at most
   */
  public static boolean sound(ByteBuffer data, int most) {
    ByteBuffer in = data.duplicate();
    if (!framed(in)) {
      return soundBlock(in, in.remaining(), most);
    }
    in.position(in.position() + FRAME_BYTES);
    while (in.remaining() >= Integer.BYTES) {
      if (framed(in)) {
        in.position(in.position() + FRAME_BYTES);
        continue;
      }
      int length = in.getInt();
      if (length < 0 || length > in.remaining() || !soundBlock(in.duplicate(), length, most)) {
        return false;
      }
      in.position(in.position() + length);
    }
    return true;
  }

  private static boolean framed(ByteBuffer in) {
    if (in.remaining() < FRAME_BYTES) {
      return false;
    }
    byte[] first = new byte[FRAMED.length];
    in.duplicate().get(first);
    return Arrays.equals(first, FRAMED);
  }

  private static boolean soundBlock(ByteBuffer in, int length, int most) {
    long declared = 0;
    for (int shift = 0; shift < LENGTH_BITS && in.hasRemaining(); shift += 7) {
      int read = in.get();
      declared |= (long) (read & 0x7f) << shift;
      if (read >= 0) {
        return declared <= most && declared <= (long) length * DENSEST;
      }
    }
    return length == 0;
  }
}
