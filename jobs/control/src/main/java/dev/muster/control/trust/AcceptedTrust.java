package dev.muster.control.trust;

/**
 * A trust bundle that was signed by the revoker, arrived before its end, and is newer than all
 * before it.
 *
 * @param validFrom milliseconds of arrival from which records are judged by it, inclusive
 * @param bundle the revocations
 */
public record AcceptedTrust(long validFrom, TrustBundle bundle) {}
