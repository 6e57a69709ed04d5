package dev.muster.connectors.kafka.batch;

/**
 * The first look at a batch: how many records it holds and how large they are, in memory that
 * doesn't depend on them. Not thread-safe.
 */
final class Survey {
  private final BatchLimits limits;
  private final long[] bytesBySize = new long[Integer.SIZE + 1];
  private final RecordReader reader;
  private final BatchHeader header;
  private int records;
  private int largest;
  private int mostHeaders;
  private long bytes;
  private int lastRead = -1;
  private boolean whole;

  private Survey(UnpackedBytes in, BatchHeader header, BatchLimits limits) {
    this.reader = new RecordReader(in);
    this.header = header;
    this.limits = limits;
  }

  /** Looks at a batch, as far as it can be read. */
  static Survey of(UnpackedBytes in, BatchHeader header, BatchLimits limits) {
    Survey survey = new Survey(in, header, limits);
    try {
      survey.readAll(in);
    } catch (UnreadableBatchException e) {
      survey.whole = false;
    }
    return survey;
  }

  private void readAll(UnpackedBytes in) throws UnreadableBatchException {
    int count = header.count();
    int lastOffset = header.lastOffsetDelta();
    while (records < count) {
      reader.skip();
      if (reader.offsetDelta() <= lastRead || reader.offsetDelta() > lastOffset) {
        return;
      }
      note();
    }
    whole = in.ended() && header.possible();
  }

  private void note() {
    records++;
    lastRead = reader.offsetDelta();
    int size = reader.body();
    largest = Math.max(largest, size);
    mostHeaders = Math.max(mostHeaders, reader.headerCount());
    bytes += size;
    bytesBySize[sizeClass(size)] += size;
  }

  /** Whether the batch may be handed on as it is. */
  boolean harmless() {
    return whole
        && bytes <= limits.batchBytes()
        && largest <= limits.recordBytes()
        && mostHeaders <= limits.headers();
  }

  /** How many records could be read. */
  int records() {
    return records;
  }

  /** What its records take once they are unpacked, as far as they were read. */
  long bytes() {
    return bytes;
  }

  /**
   * Which records are taken when not all can be: the smaller ones, so that whoever fills a batch
   * that others write into as well takes no room from them.
   */
  Room room() {
    long used = 0;
    int sizeClass = 0;
    while (sizeClass < bytesBySize.length && used + bytesBySize[sizeClass] <= limits.batchBytes()) {
      used += bytesBySize[sizeClass++];
    }
    return new Room(limits.recordBytes(), sizeClass, limits.batchBytes() - used);
  }

  private static int sizeClass(int size) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(size);
  }

  /** Tells record by record whether it is taken. */
  static final class Room {
    private final int largest;
    private final int crowded;
    private long left;

    private Room(int largest, int crowded, long left) {
      this.largest = largest;
      this.crowded = crowded;
      this.left = left;
    }

    boolean takes(int size) {
      if (size > largest || sizeClass(size) > crowded) {
        return false;
      }
      if (sizeClass(size) < crowded) {
        return true;
      }
      if (size > left) {
        return false;
      }
      left -= size;
      return true;
    }
  }
}
