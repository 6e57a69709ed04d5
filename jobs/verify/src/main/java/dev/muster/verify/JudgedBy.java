package dev.muster.verify;

import org.jspecify.annotations.Nullable;

/**
 * The control versions that a verdict rests on.
 *
 * @param cohort cohort of the device at arrival; null if no registry record was valid
 * @param registryVersion version of the device's registry record, {@link #NONE} if none was valid
 *     or the verdict came before it was looked up
 * @param trustVersion version of the trust bundle, {@link #NONE} likewise
 */
public record JudgedBy(@Nullable String cohort, long registryVersion, long trustVersion) {

  /** Stands for a version that there was not. */
  public static final long NONE = -1;

  /** Judged before any control version was looked up. */
  public static final JudgedBy NOTHING = new JudgedBy(null, NONE, NONE);
}
