package dev.muster.remediate.rule;

/**
 * Which rules decide about what arrives now.
 *
 * @param newest the newest version that was accepted; 0 before the first
 * @param inForce the version that decides; 0 before the first, and when the newest has expired or
 *     has a problem
 * @param endsAt when that version expires, in seconds since 1970-01-01T00:00Z; 0 if it never does,
 *     or if none is in force
 */
public record RulesStanding(long newest, long inForce, long endsAt) {}
