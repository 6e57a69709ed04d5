package dev.muster.verify;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.Acknowledgement;
import dev.muster.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a device spoke: an authenticated message of an epoch and sequence number never seen
 * before, whatever its verdict. Only these touch presence, rates and commands.
 *
 * @param device the registry record that the message was judged by
 * @param epoch boot count that the device claims
 * @param sequence number within the epoch
 * @param issuedAt device time in seconds since 1970-01-01T00:00Z, 0 without a clock
 * @param acknowledgement what became of a command; null unless the message is an accepted
 *     acknowledgement
 */
public record Contact(
    Origin origin,
    DeviceRecord device,
    long epoch,
    long sequence,
    long issuedAt,
    VerdictReason verdict,
    MessageType type,
    @Nullable Acknowledgement acknowledgement) {}
