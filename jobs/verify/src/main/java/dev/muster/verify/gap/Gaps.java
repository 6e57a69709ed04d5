package dev.muster.verify.gap;

/** Takes the runs of missing numbers as they become certain. */
@FunctionalInterface
public interface Gaps {

  /** Numbers from {@code first} to {@code last}, both included, never arrived in an epoch. */
  void missing(long epoch, long first, long last);
}
