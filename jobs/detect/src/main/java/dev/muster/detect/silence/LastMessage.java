package dev.muster.detect.silence;

import dev.muster.verify.Contact;

/**
 * That a device spoke: as much of a {@link Contact} as silence needs, a third of its bytes. What is
 * kept of a device on the path of every message. Immutable.
 *
 * @param device device id
 * @param partition partition of the message
 * @param offset offset of the message
 * @param arrival arrival of the message, milliseconds since 1970
 * @param epoch highest epoch seen
 * @param sequence highest sequence number seen in it
 * @param issuedAt newest device time seen, in seconds; 0 without a clock
 * @param registryVersion version of the device's registry record at arrival
 * @param deadline how long the device may then say nothing, in milliseconds; 0 for ever
 */
public record LastMessage(
    String device,
    int partition,
    long offset,
    long arrival,
    long epoch,
    long sequence,
    long issuedAt,
    long registryVersion,
    long deadline) {

  /** What a contact says about presence. */
  public static LastMessage of(Contact contact, SilenceSettings settings) {
    long arrival = contact.origin().arrival();
    return new LastMessage(
        contact.device().device(),
        contact.origin().partition(),
        contact.origin().offset(),
        arrival,
        contact.epoch(),
        contact.sequence(),
        contact.device().hasClock() ? contact.issuedAt() : 0,
        contact.device().version(),
        settings.deadline(contact.device(), arrival));
  }

  /**
   * Whether no silence can lie between this message and the next one, whatever else is known: the
   * device was judged alike at both, spoke again in time, and in order of its own clock.
   */
  public boolean flowsInto(LastMessage next) {
    long pause = next.arrival - arrival;
    return next.registryVersion == registryVersion
        && next.deadline == deadline
        && pause >= 0
        && (pause <= deadline || deadline == SilenceSettings.UNWATCHED)
        && next.issuedAt >= issuedAt;
  }

  /** What is known after a later message. Messages overtake each other; what was seen, was seen. */
  public LastMessage then(LastMessage next) {
    boolean newer = next.epoch > epoch || (next.epoch == epoch && next.sequence >= sequence);
    if (newer && next.arrival >= arrival && next.issuedAt >= issuedAt) {
      return next;
    }
    LastMessage later = next.arrival >= arrival ? next : this;
    return new LastMessage(
        device,
        later.partition,
        later.offset,
        later.arrival,
        newer ? next.epoch : epoch,
        newer ? next.sequence : sequence,
        Math.max(issuedAt, next.issuedAt),
        next.registryVersion,
        next.deadline);
  }
}
