package dev.muster.message.page;

/** Kafka's default partitioner, as the page states it. */
final class Murmur2 {
  private static final int M = 0x5bd1e995;

  private Murmur2() {}

  static int partition(byte[] key, int partitions) {
    return (hash(key) & 0x7fffffff) % partitions;
  }

  static int hash(byte[] key) {
    int length = key.length;
    int h = 0x9747b28c ^ length;
    int at = 0;
    for (; length - at >= 4; at += 4) {
      int k =
          (key[at] & 0xff)
              | (key[at + 1] & 0xff) << 8
              | (key[at + 2] & 0xff) << 16
              | (key[at + 3] & 0xff) << 24;
      k *= M;
      k ^= k >>> 24;
      h = h * M ^ k * M;
    }
    if (at < length) {
      for (int i = length - 1; i >= at; i--) {
        h ^= (key[i] & 0xff) << (8 * (i - at));
      }
      h *= M;
    }
    h ^= h >>> 13;
    h *= M;
    return h ^ h >>> 15;
  }
}
