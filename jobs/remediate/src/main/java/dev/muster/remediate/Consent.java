package dev.muster.remediate;

/**
 * A person's consent to one command.
 *
 * @param approver who consented, as an opaque pseudonym
 * @param at milliseconds of arrival from which it counts
 */
public record Consent(String approver, long version, long at) {}
