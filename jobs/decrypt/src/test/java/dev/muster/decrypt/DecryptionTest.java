package dev.muster.decrypt;

import static dev.muster.decrypt.SealedMessage.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.decrypt.policy.PolicyReader;
import dev.muster.decrypt.policy.PolicyTexts;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.decrypt.policy.Rulings;
import dev.muster.decrypt.section.ContentKeyCache;
import dev.muster.decrypt.section.SectionKeyring;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.SectionOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecryptionTest implements Decryption.Listener {
  private final List<OpenedSection> opened = new ArrayList<>();
  private final List<SectionOutcome> outcomes = new ArrayList<>();
  private final List<SectionDecision.Answer> answers = new ArrayList<>();
  private final SectionKeyring keyring =
      new SectionKeyring(
          Map.of(
              "operational", SealedMessage.recipient("operational"),
              "location", SealedMessage.recipient("location")),
          CryptoProvider.fastest(),
          new ContentKeyCache(10));
  private final Decryption decryption =
      new Decryption(Set.of("operational", "location", "personal"), keyring, this);

  @Test
  @DisplayName("Only the sections that policy names are opened, whatever keys are held")
  void opensWhatIsPermitted() {
    decryption.decrypt(
        number(1).with("operational", 1).with("location", 2).verified(),
        rulings(PolicyTexts.OPERATIONAL));

    assertThat(opened)
        .singleElement()
        .satisfies(
            section -> {
              assertThat(section.dataClass()).isEqualTo("operational");
              assertThat(section.purposes()).containsExactly(Purpose.STORE, Purpose.DETECT);
              assertThat(section.policyVersion()).isEqualTo(3);
              assertThat(section.readings()).hasSize(1);
              assertThat(section.toString()).doesNotContain("temperature");
            });
    assertThat(outcomes).containsExactly(SectionOutcome.OPENED, SectionOutcome.DENIED);
    assertThat(keyring.unwraps()).as("a denied section's key is not unwrapped").isEqualTo(1);
  }

  @Test
  @DisplayName("Each section has an answer for each purpose, with the policy that gave it")
  void answers() {
    decryption.decrypt(
        number(1).with("operational", 1).verified(),
        rulings(PolicyTexts.OPERATIONAL.replace("[store, detect]", "detect")));

    assertThat(answers)
        .containsExactly(
            answer("operational", Purpose.STORE, SectionOutcome.DENIED, null, 3),
            answer("operational", Purpose.DETECT, SectionOutcome.OPENED, "operational-for-all", 3));
    assertThat(opened.get(0).allows(Purpose.STORE)).isFalse();
  }

  @Test
  @DisplayName("Before the first bundle nothing is opened")
  void beforeTheFirstBundle() {
    decryption.decrypt(number(1).with("operational", 1).verified(), Optional.empty());

    assertThat(opened).isEmpty();
    assertThat(answers)
        .containsExactly(
            answer("operational", Purpose.STORE, SectionOutcome.DENIED, null, -1),
            answer("operational", Purpose.DETECT, SectionOutcome.DENIED, null, -1));
  }

  @Test
  @DisplayName("A class that the fleet does not know is told from one that is denied or has no key")
  void unknownClass() {
    decryption.decrypt(
        number(1).with("other", 1).with("personal", 1).verified(),
        rulings(PolicyTexts.OPERATIONAL.replace("[operational]", "[personal, other]")));

    assertThat(outcomes).containsExactly(SectionOutcome.UNKNOWN_CLASS, SectionOutcome.NO_KEY);
    assertThat(answers.get(0))
        .isEqualTo(answer("other", Purpose.STORE, SectionOutcome.UNKNOWN_CLASS, null, 3));
  }

  private static Optional<Rulings> rulings(String text) {
    return Optional.of(new Rulings(PolicyReader.book(PolicyTexts.bundle(3, text)), "pipeline"));
  }

  private static SectionDecision.Answer answer(
      String dataClass, Purpose purpose, SectionOutcome outcome, String policy, long version) {
    return new SectionDecision.Answer("pumps", dataClass, purpose, outcome, policy, version);
  }

  @Override
  public void opened(OpenedSection section) {
    opened.add(section);
  }

  @Override
  public void outcome(SectionOutcome outcome) {
    outcomes.add(outcome);
  }

  @Override
  public void answered(SectionDecision.Answer answer) {
    answers.add(answer);
  }
}
