package dev.muster.audit;

/**
 * Offsets that follow each other.
 *
 * @param last the largest, itself included
 */
public record OffsetRange(long first, long last) {

  /** The offset itself when it is one, {@code first..last} otherwise. */
  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + ".." + last;
  }
}
