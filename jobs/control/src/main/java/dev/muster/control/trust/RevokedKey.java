package dev.muster.control.trust;

/**
 * A device's key that is no longer believed.
 *
 * @param kid the key within the device's record
 */
public record RevokedKey(String device, long kid) {}
