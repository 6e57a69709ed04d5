package dev.muster.decrypt;

import dev.muster.decrypt.policy.Purpose;
import dev.muster.decrypt.policy.Question;
import dev.muster.decrypt.policy.Ruling;
import dev.muster.decrypt.policy.Rulings;
import dev.muster.decrypt.section.OpenedReadings;
import dev.muster.decrypt.section.SectionKeyring;
import dev.muster.message.MessageBody;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionOutcome;
import dev.muster.verify.VerifiedMessage;
import java.util.Optional;
import java.util.Set;

/**
 * Opens what policy lets open of one message, and answers for each of its sections and every
 * purpose. A section that no purpose is permitted for stays sealed. Not thread-safe.
 */
public final class Decryption {
  private final Set<String> dataClasses;
  private final SectionKeyring keyring;
  private final Listener listener;

  public Decryption(Set<String> dataClasses, SectionKeyring keyring, Listener listener) {
    this.dataClasses = dataClasses;
    this.keyring = keyring;
    this.listener = listener;
  }

  /** What is told of the sections of a message. */
  public interface Listener {
    /** A section opened. */
    void opened(OpenedSection section);

    /** Once for each section. */
    void outcome(SectionOutcome outcome);

    /** Once for each section and purpose. */
    void answered(SectionDecision.Answer answer);
  }

  /**
   * Opens the sections of a message.
   *
   * @param rulings the bundle in force at its arrival, or nothing before the first
   */
  public void decrypt(VerifiedMessage verified, Optional<Rulings> rulings) {
    int index = 0;
    for (SealedSection section : body(verified).sections()) {
      decrypt(verified, section, index, rulings);
      index++;
    }
  }

  private void decrypt(
      VerifiedMessage verified, SealedSection section, int index, Optional<Rulings> rulings) {
    String dataClass = section.dataClass();
    if (!dataClasses.contains(dataClass)) {
      Ruling none = rulings.map(Rulings::silence).orElse(Ruling.NOTHING);
      conclude(verified, dataClass, none, SectionOutcome.UNKNOWN_CLASS);
      return;
    }
    Ruling ruling =
        rulings.map(all -> all.of(question(verified, dataClass))).orElse(Ruling.NOTHING);
    if (ruling.permitted().isEmpty()) {
      conclude(verified, dataClass, ruling, SectionOutcome.DENIED);
      return;
    }
    OpenedReadings result = keyring.open(verified, section, index);
    conclude(verified, dataClass, ruling, result.outcome());
    if (result.outcome() == SectionOutcome.OPENED) {
      listener.opened(opened(verified, dataClass, ruling, result));
    }
  }

  private void conclude(
      VerifiedMessage verified, String dataClass, Ruling ruling, SectionOutcome outcome) {
    listener.outcome(outcome);
    for (Purpose purpose : Purpose.values()) {
      listener.answered(
          new SectionDecision.Answer(
              verified.device().cohort(),
              dataClass,
              purpose,
              outcomeFor(purpose, ruling, outcome),
              ruling.policies().get(purpose),
              ruling.version()));
    }
  }

  /** A section that opened for one purpose stays denied for the others. */
  private static SectionOutcome outcomeFor(Purpose purpose, Ruling ruling, SectionOutcome outcome) {
    boolean asked = outcome != SectionOutcome.UNKNOWN_CLASS;
    return asked && !ruling.permitted().contains(purpose) ? SectionOutcome.DENIED : outcome;
  }

  private static Question question(VerifiedMessage verified, String dataClass) {
    return new Question(
        dataClass, verified.device(), verified.message(), verified.origin().arrival());
  }

  private static OpenedSection opened(
      VerifiedMessage verified, String dataClass, Ruling ruling, OpenedReadings result) {
    return new OpenedSection(
        verified.origin(),
        verified.device(),
        verified.message().epoch(),
        verified.message().sequence(),
        verified.message().issuedAt(),
        dataClass,
        ruling.permitted(),
        ruling.version(),
        result.readings());
  }

  private static MessageBody body(VerifiedMessage verified) {
    try {
      return MessageBody.read(verified.message());
    } catch (MalformedCborException e) {
      throw new IllegalStateException("a verified message was read before", e);
    }
  }
}
