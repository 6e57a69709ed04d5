package dev.muster.connectors.kafka.batch;

/**
 * What one batch may become.
 *
 * @param recordBytes largest record that is taken
 * @param batchBytes most that the records taken from one batch may have together
 * @param unpackedBytes most that is unpacked of one batch in order to look at it; what stands
 *     behind is not looked at
 * @param headers most headers of one record that are taken; of one with more, none is
 * @param stand most records of one batch that are left unopened one by one; the last stands for the
 *     others
 */
public record BatchLimits(
    int recordBytes, int batchBytes, int unpackedBytes, int headers, int stand) {
  private static final int MEBIBYTE = 1 << 20;

  /**
   * A record is as large as an uncompressed one may be. A batch is four times that, as senders fill
   * batches by what they have after compression; one that unpacks to more than sixteen is not meant
   * to be read. The same for every topic and task, so that a verdict depends on the batch alone.
   */
  public static final BatchLimits DEFAULT =
      new BatchLimits(MEBIBYTE, 4 * MEBIBYTE, 16 * MEBIBYTE, 64, 4096);
}
