package dev.muster.detect.finding;

import dev.muster.control.registry.DeviceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A change of state that a detector noticed. Carries no reading outside the class {@code
 * operational}; the name of the metric, which is the plaintext's too, it carries of every class
 * that policy opened for the purpose {@code detect}. Immutable.
 *
 * @param identity what makes it this finding
 * @param state what became of it
 * @param arrival milliseconds of arrival at which that was claimed; never before the arrival of the
 *     evidence, never behind the watermark of its stream
 * @param observation what it rests on
 * @param device the device as registered; null when the subject is a site or a partition
 * @param epoch epoch that the device spoke in last; 0 for one that never spoke
 * @param lastSequence highest sequence number seen of the device in that epoch; 0 for one that
 *     never spoke
 */
public record Finding(
    FindingIdentity identity,
    FindingState state,
    long arrival,
    Observation observation,
    @Nullable DeviceRecord device,
    long epoch,
    long lastSequence) {

  /** The id: the same for every state of one finding, and on every replay. */
  public String id() {
    return identity.id();
  }

  /** What was noticed. */
  public FindingKind kind() {
    return identity.kind();
  }

  /** This finding after a later change of it. */
  public Finding became(FindingState next, long at) {
    return new Finding(identity, next, at, observation, device, epoch, lastSequence);
  }
}
