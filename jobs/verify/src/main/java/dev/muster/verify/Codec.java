package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes and reads the persisted bytes of one type. The first byte is the version of the form, so
 * that bytes of an older release can always be told apart; every version ever released stays
 * readable. Stateless and safe for use by many threads.
 *
 * @param <T> what is written
 */
public interface Codec<T> {

  /** Writes a value in the newest form. */
  void write(T value, DataOutput out) throws IOException;

  /**
   * Reads a value of any released form.
   *
   * @throws IOException if the bytes are of a version that this release does not know
   */
  T read(DataInput in) throws IOException;
}
