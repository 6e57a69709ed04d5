package dev.muster.control.bundle;

/**
 * A policy bundle that was signed by the role {@code policy}, arrived before its end, and is newer
 * than all before it.
 *
 * @param validFrom milliseconds of arrival from which it is in force, inclusive
 * @param bundle the documents
 */
public record AcceptedPolicy(long validFrom, TextBundle bundle) {}
