package dev.muster.message;

/**
 * The partition that Kafka's Java producers give a key: murmur2 over its bytes, the sign bit
 * dropped, modulo the number of partitions. It is part of the contract with producers in any
 * language, so it is written out here and held against Kafka's own by a test.
 */
public final class KeyPartition {
  private static final int SEED = 0x9747b28c;
  private static final int FACTOR = 0x5bd1e995;
  private static final int SHIFT = 24;

  private KeyPartition() {}

  /** The partition of a key, from 0. */
  public static int of(byte[] key, int partitions) {
    return hash(key) % partitions;
  }

  /** The number of a key, from 0, of which the partition is the rest. */
  static int hash(byte[] key) {
    return murmur2(key) & Integer.MAX_VALUE;
  }

  static int murmur2(byte[] bytes) {
    int hash = SEED ^ bytes.length;
    int whole = bytes.length & ~3;
    for (int at = 0; at < whole; at += 4) {
      hash = hash * FACTOR ^ mixed(word(bytes, at));
    }
    if (whole < bytes.length) {
      hash = (hash ^ rest(bytes, whole)) * FACTOR;
    }
    hash = (hash ^ hash >>> 13) * FACTOR;
    return hash ^ hash >>> 15;
  }

  private static int mixed(int word) {
    int product = word * FACTOR;
    return (product ^ product >>> SHIFT) * FACTOR;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }

  private static int rest(byte[] bytes, int from) {
    int rest = 0;
    for (int at = bytes.length - 1; at >= from; at--) {
      rest = rest << 8 | (bytes[at] & 0xff);
    }
    return rest;
  }
}
