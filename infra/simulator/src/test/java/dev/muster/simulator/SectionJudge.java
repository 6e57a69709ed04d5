package dev.muster.simulator;

import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageBody;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.reading.Reading;
import dev.muster.message.reading.SenmlReader;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionOpener;
import dev.muster.message.section.SectionOutcome;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionRefusedException;
import dev.muster.message.section.SectionScope;
import dev.muster.simulator.truth.SectionTruth;
import dev.muster.verify.Contact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens the sections of accepted messages with all keys, one at a time. */
final class SectionJudge {
  private final SectionOpener opener = new SectionOpener(CryptoProvider.fastest());
  private final Detectors detectors;
  private final Map<SectionTruth.Answer, Long> outcomes = new HashMap<>();

  SectionJudge(Detectors detectors) {
    this.detectors = detectors;
  }

  /** Tells the detectors what is inside of an accepted message. */
  void judge(Contact contact, DeviceMessage message) {
    try {
      int index = 0;
      for (SealedSection section : MessageBody.read(message).sections()) {
        count(message, section, outcome(contact, message, section, index++));
      }
    } catch (MalformedCborException e) {
      throw new AssertionError("Accepted messages are well-formed", e);
    }
  }

  private void count(DeviceMessage message, SealedSection section, SectionOutcome outcome) {
    for (String purpose : SectionTruth.PURPOSES) {
      outcomes.merge(
          new SectionTruth.Answer(message.device(), section.dataClass(), purpose, outcome.name()),
          1L,
          Long::sum);
    }
  }

  Map<SectionTruth.Answer, Long> outcomes() {
    return outcomes;
  }

  private SectionOutcome outcome(
      Contact contact, DeviceMessage message, SealedSection section, int index) {
    SectionScope scope =
        new SectionScope(
            TestRoot.FLEET, message.device(), message.kid(), section.dataClass(), message.epoch());
    SectionPlace place = new SectionPlace(scope, message.sequence(), index);
    RecipientPrivateKey key = TestRoot.recipientKey(section.dataClass());
    try {
      byte[] opened = opener.open(section, place, opener.unwrap(section, scope, key));
      List<Reading> readings = SenmlReader.read(opened, message.issuedAt() * 1_000);
      detectors.opened(contact, section.dataClass(), readings);
      return SectionOutcome.OPENED;
    } catch (SectionRefusedException e) {
      return e.outcome();
    } catch (MalformedCborException e) {
      return SectionOutcome.PLAINTEXT_MALFORMED;
    }
  }
}
