package dev.muster.message.cbor;

/**
 * Steps through the integer keys of a map, requiring that they ascend in deterministic order, none
 * twice. After each key the caller reads or skips its value.
 */
public final class CborMapKeys {
  private final CborReader reader;
  private int left;
  private long previousRank;
  private boolean first = true;

  /** Reads the head of the map at the reader's position. */
  public CborMapKeys(CborReader reader) throws MalformedCborException {
    this.reader = reader;
    this.left = reader.readMapHead();
  }

  /** Whether another key follows. */
  public boolean hasNext() {
    return left > 0;
  }

  /** Reads the next key. */
  public long next() throws MalformedCborException {
    left--;
    long key = reader.readInteger();
    long rank = key >= 0 ? key : Long.MIN_VALUE | (-1 - key);
    if (!first && Long.compareUnsigned(previousRank, rank) >= 0) {
      throw new MalformedCborException("map keys out of order or twice");
    }
    first = false;
    previousRank = rank;
    return key;
  }

  /**
   * Reads the next key, which must be this one.
   *
   * @param map what the error calls this map
   */
  public void expect(long label, String map) throws MalformedCborException {
    if (!hasNext()) {
      throw new MalformedCborException(map + " lacks label " + label);
    }
    long key = next();
    if (key != label) {
      throw new MalformedCborException(
          "label %s stands in %s, where %s belongs".formatted(key, map, label));
    }
  }

  /**
   * Requires that no key follows.
   *
   * @param map what the error calls this map
   */
  public void requireNone(String map) throws MalformedCborException {
    if (hasNext()) {
      throw new MalformedCborException("unknown label %s in %s".formatted(next(), map));
    }
  }
}
