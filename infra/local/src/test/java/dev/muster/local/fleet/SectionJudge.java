package dev.muster.local.fleet;

import dev.muster.local.fleet.truth.SectionTruth;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageBody;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionOpener;
import dev.muster.message.section.SectionOutcome;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionRefusedException;
import dev.muster.message.section.SectionScope;
import dev.muster.message.signature.CryptoProvider;
import java.util.HashMap;
import java.util.Map;

/** Opens the sections of accepted messages with all keys, one at a time. */
final class SectionJudge {
  private final SectionOpener opener = new SectionOpener(CryptoProvider.fastest());
  private final Map<SectionTruth.Answer, Long> outcomes = new HashMap<>();

  void judge(DeviceMessage message) {
    try {
      int index = 0;
      for (SealedSection section : MessageBody.read(message).sections()) {
        String outcome = outcome(message, section, index++).name();
        for (String purpose : SectionTruth.PURPOSES) {
          outcomes.merge(
              new SectionTruth.Answer(message.device(), section.dataClass(), purpose, outcome),
              1L,
              Long::sum);
        }
      }
    } catch (MalformedCborException e) {
      throw new AssertionError("Accepted messages are well-formed", e);
    }
  }

  Map<SectionTruth.Answer, Long> outcomes() {
    return outcomes;
  }

  private SectionOutcome outcome(DeviceMessage message, SealedSection section, int index) {
    SectionScope scope =
        new SectionScope(TestRoot.FLEET, message.device(), section.dataClass(), message.epoch());
    SectionPlace place = new SectionPlace(scope, message.kid(), message.sequence(), index);
    RecipientPrivateKey key = TestRoot.recipientKey(section.dataClass());
    try {
      byte[] opened = opener.open(section, place, opener.unwrap(section, scope, key));
      new CborReader(opened).readArrayHead();
      return SectionOutcome.OPENED;
    } catch (SectionRefusedException e) {
      return e.outcome();
    } catch (MalformedCborException e) {
      return SectionOutcome.PLAINTEXT_MALFORMED;
    }
  }
}
