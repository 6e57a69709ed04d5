package dev.muster.remediate;

import org.jspecify.annotations.Nullable;

/**
 * Something that came in and had no effect.
 *
 * @param arrival milliseconds of arrival from which it would have counted
 * @param reason why it had none
 * @param device who sent it or whom it is about; null for an approval
 * @param subject id of the command or finding that it names
 */
public record IgnoredInput(
    long arrival, IgnoredReason reason, @Nullable String device, String subject) {}
