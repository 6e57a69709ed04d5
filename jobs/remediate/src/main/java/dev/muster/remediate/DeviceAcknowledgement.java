package dev.muster.remediate;

import dev.muster.arrival.Origin;
import dev.muster.message.Acknowledgement.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a device says became of a command: signed by the device, and nothing more is known of it.
 *
 * @param command id of the command, in hexadecimal
 * @param reason for people; null when there is nothing to say
 */
public record DeviceAcknowledgement(
    Origin origin,
    String device,
    String command,
    long counter,
    Outcome outcome,
    @Nullable String reason) {}
