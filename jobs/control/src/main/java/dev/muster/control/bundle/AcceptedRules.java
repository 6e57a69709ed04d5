package dev.muster.control.bundle;

/**
 * A rule bundle that was signed by the role {@code rules}, arrived before its end, and is newer
 * than all before it.
 *
 * @param validFrom milliseconds of arrival from which it is in force, inclusive
 * @param bundle the documents
 */
public record AcceptedRules(long validFrom, TextBundle bundle) {}
