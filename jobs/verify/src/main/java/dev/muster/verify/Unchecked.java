package dev.muster.verify;

/**
 * That a device may have spoken and was not listened to: within this second of arrival at least one
 * message in its name, with a number never seen, was refused unchecked. At most one per device and
 * second. Proves nothing of the device, neither that it spoke nor that it did not.
 *
 * @param device the device that the message names
 * @param arrival arrival of the first such message, milliseconds since 1970
 */
public record Unchecked(String device, long arrival) {}
