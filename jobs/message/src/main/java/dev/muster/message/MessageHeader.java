package dev.muster.message;

/**
 * What a device puts into the protected header of a message, apart from fleet and key.
 *
 * @param issuedAt device time in seconds since the epoch; 0 without a clock
 * @param epoch boot count, or any counter that never falls over boots, below 2^32
 * @param sequence number within the epoch, from 0, below 2^48
 */
public record MessageHeader(String device, long issuedAt, long epoch, long sequence) {}
