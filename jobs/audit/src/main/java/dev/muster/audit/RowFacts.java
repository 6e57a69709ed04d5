package dev.muster.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a row of the table of verdicts says of its record.
 *
 * @param arrival when the record arrived, in milliseconds since 1970
 * @param verdict the wire name of the verdict
 * @param authenticated whether the row calls the record authenticated
 * @param device the device that the record names, or null
 * @param sizeBytes the size of the message, or of the value
 * @param sha256 the digest of these bytes, or null; not to be changed
 * @param claims what the row says that the record says of itself
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record RowFacts(
    long arrival,
    String verdict,
    boolean authenticated,
    @Nullable String device,
    int sizeBytes,
    byte @Nullable [] sha256,
    ClaimFacts claims) {}
