package dev.muster.audit.run;

import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code runs}: a start of the job, or something noticed about the pipeline itself.
 *
 * @param noticedAt when, by the clock of the machine, milliseconds since 1970
 * @param versions what runs, at a start; null otherwise
 * @param place the record or partition that it is about, or null when about none
 * @param subject the name of the control bundle, or null
 * @param controlVersion the version of the control bundle, or {@link #NONE}
 * @param detail more about it in words, or null
 */
public record RunEvent(
    RunEventKind kind,
    long noticedAt,
    @Nullable RunVersions versions,
    @Nullable RunPlace place,
    @Nullable String subject,
    long controlVersion,
    @Nullable String detail) {

  /** Stands for a version that there is not. */
  public static final long NONE = -1;
}
