package dev.muster.control;

/**
 * A content that takes effect: a key of its kind's role signed it, it arrived before its end, and
 * it is newer than all before it of its subject.
 *
 * @param validFrom milliseconds of arrival from which it is in force, inclusive
 */
public record Accepted<T>(long validFrom, T content) {}
