package dev.muster.decrypt.section;

import static dev.muster.decrypt.SealedMessage.NOON;
import static dev.muster.decrypt.SealedMessage.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.decrypt.SealedMessage;
import dev.muster.decrypt.SealedMessage.Part;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageBody;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.reading.Reading;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionOutcome;
import dev.muster.message.section.SectionRecipient;
import dev.muster.verify.VerifiedMessage;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SectionKeyringTest {
  private final ContentKeyCache cache = new ContentKeyCache(3);
  private final SectionKeyring keyring =
      new SectionKeyring(
          Map.of("operational", SealedMessage.recipient("operational")),
          CryptoProvider.fastest(),
          cache);

  @Test
  @DisplayName("A section opens where it was sealed")
  void opens() throws Exception {
    OpenedReadings opened = open(number(1).with("operational", 21.5));

    assertThat(opened.outcome()).isEqualTo(SectionOutcome.OPENED);
    assertThat(opened.readings())
        .containsExactly(new Reading("temperature", "Cel", Reading.Kind.NUMBER, 21.5, null, NOON));
  }

  @Test
  @DisplayName("A class without a key, and a section for another key, are NO_KEY")
  void noKey() throws Exception {
    assertThat(open(number(1).with("location", 1)).outcome()).isEqualTo(SectionOutcome.NO_KEY);

    SectionKeyring others =
        new SectionKeyring(
            Map.of("operational", SealedMessage.recipient("location")),
            CryptoProvider.fastest(),
            cache);
    VerifiedMessage verified = number(1).with("operational", 1).verified();
    assertThat(others.open(verified, section(verified), 0).outcome())
        .isEqualTo(SectionOutcome.NO_KEY);
  }

  @Test
  @DisplayName("A section moved to another device, epoch, sequence or place does not open")
  void moved() throws Exception {
    SealedSection section = number(1).sealed(part("operational"), 0);

    assertThat(open(number(1).by("pump-2"), section, 0)).isEqualTo(SectionOutcome.UNWRAP_FAILED);
    assertThat(open(epoch6(), section, 0)).isEqualTo(SectionOutcome.UNWRAP_FAILED);
    assertThat(open(number(2), section, 0)).isEqualTo(SectionOutcome.TAG_FAILED);
    assertThat(open(number(1), section, 1)).isEqualTo(SectionOutcome.TAG_FAILED);
    assertThat(open(number(1), section, 0)).isEqualTo(SectionOutcome.OPENED);
  }

  @Test
  @DisplayName("A content key serves the signing key that it was wrapped for, and no other")
  void otherSigner() throws Exception {
    VerifiedMessage own = number(1).with("operational", 1).verified();
    assertThat(keyring.open(own, section(own), 0).outcome()).isEqualTo(SectionOutcome.OPENED);

    VerifiedMessage other = signedWithAnother(own);
    assertThat(keyring.open(other, section(other), 0).outcome())
        .isEqualTo(SectionOutcome.UNWRAP_FAILED);
  }

  private static VerifiedMessage signedWithAnother(VerifiedMessage verified) {
    DeviceMessage message = verified.message();
    DeviceMessage other =
        new DeviceMessage(
            message.signed(),
            message.algorithm(),
            message.kid() + 1,
            message.device(),
            message.fleet(),
            message.issuedAt(),
            message.epoch(),
            message.sequence(),
            message.type(),
            message.sectionCount());
    return new VerifiedMessage(verified.origin(), other, verified.device(), verified.judgedBy());
  }

  @Test
  @DisplayName("A section moved from another class does not open, though both keys are held")
  void movedFromAnotherClass() throws Exception {
    SealedSection section = number(1).sealed(part("location"), 0);
    SealedSection relabelled =
        new SealedSection(
            "operational",
            section.buffer(),
            section.offset(),
            section.length(),
            section.ivOffset(),
            section.ciphertextOffset(),
            section.ciphertextLength(),
            section.recipients());
    SectionKeyring one =
        new SectionKeyring(
            Map.of("operational", SealedMessage.recipient("location")),
            CryptoProvider.fastest(),
            cache);

    VerifiedMessage verified = number(1).verified(List.of(relabelled));
    assertThat(one.open(verified, section(verified), 0).outcome())
        .isEqualTo(SectionOutcome.UNWRAP_FAILED);
  }

  @Test
  @DisplayName(
      "An IV of another place is TAG_FAILED, and an ephemeral key beside the curve UNWRAP_FAILED")
  void wrongFields() throws Exception {
    VerifiedMessage verified = number(1).with("operational", 1).verified();
    SealedSection section = section(verified);
    section.buffer()[section.ivOffset() + 11] ^= 1;
    assertThat(keyring.open(verified, section, 0).outcome()).isEqualTo(SectionOutcome.TAG_FAILED);

    VerifiedMessage beside = number(2).with("operational", 1).verified();
    SealedSection other = section(beside);
    other.buffer()[other.recipients().get(0).yOffset() + 31] ^= 1;
    assertThat(keyring.open(beside, other, 0).outcome()).isEqualTo(SectionOutcome.UNWRAP_FAILED);
  }

  @Test
  @DisplayName("Of two recipients with one kid the first counts")
  void firstOfTwo() throws Exception {
    SealedSection section = number(1).sealed(part("operational"), 0);
    SectionRecipient first = section.recipients().get(0);
    SectionRecipient broken =
        new SectionRecipient(
            first.kid(),
            first.offset(),
            first.length(),
            first.xOffset(),
            first.yOffset(),
            first.xOffset());
    assertThat(section.recipient(first.kid())).isSameAs(first);
    assertThat(with(section, first, broken).recipient(first.kid())).isSameAs(first);
    assertThat(with(section, broken, first).recipient(first.kid())).isSameAs(broken);
  }

  private static SealedSection with(SealedSection section, SectionRecipient... recipients) {
    return new SealedSection(
        section.dataClass(),
        section.buffer(),
        section.offset(),
        section.length(),
        section.ivOffset(),
        section.ciphertextOffset(),
        section.ciphertextLength(),
        List.of(recipients));
  }

  @Test
  @DisplayName("A time below 2^28 is relative to iat, or without a clock to arrival")
  void relativeTimes() throws Exception {
    byte[] plaintext = HexFormat.of().parseHex("81a3006161020406" + "20");
    SealedMessage late = number(1).arriving(NOON + 500_000).with("operational", plaintext);
    assertThat(open(late).readings()).extracting(Reading::time).containsExactly(NOON - 1_000);

    VerifiedMessage clockless = withoutClock(late.verified());
    assertThat(keyring.open(clockless, section(clockless), 0).readings())
        .extracting(Reading::time)
        .containsExactly(NOON + 499_000);
  }

  private static VerifiedMessage withoutClock(VerifiedMessage verified) {
    DeviceRecord known = verified.device();
    DeviceRecord clockless =
        DeviceRecord.of(known.device(), known.cohort())
            .version(known.version())
            .status(known.status())
            .site(known.site())
            .gateway(known.gateway())
            .model(known.model())
            .firmware(known.firmware())
            .keys(known.keys())
            .cadenceSeconds(known.cadenceSeconds())
            .hasClock(false)
            .build();
    return new VerifiedMessage(
        verified.origin(), verified.message(), clockless, verified.judgedBy());
  }

  @Test
  @DisplayName("A broken tag is found though the content key is remembered")
  void brokenTag() throws Exception {
    open(number(1).with("operational", 1));
    VerifiedMessage verified = number(2).with("operational", 2).verified();
    SealedSection section = section(verified);
    section.buffer()[section.ciphertextOffset() + section.ciphertextLength() - 1] ^= 1;

    assertThat(keyring.open(verified, section, 0).outcome()).isEqualTo(SectionOutcome.TAG_FAILED);
    assertThat(keyring.unwraps()).isEqualTo(1);
  }

  @Test
  @DisplayName("What is no SenML inside is PLAINTEXT_MALFORMED")
  void malformed() throws Exception {
    assertThat(open(number(1).with("operational", new byte[] {1})).outcome())
        .isEqualTo(SectionOutcome.PLAINTEXT_MALFORMED);
  }

  @Test
  @DisplayName("A content key is unwrapped once for all messages of an epoch")
  void remembersContentKeys() throws Exception {
    for (int sequence = 1; sequence <= 5; sequence++) {
      open(number(sequence).with("operational", sequence));
    }

    assertThat(keyring.unwraps()).isEqualTo(1);
    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("A wrapped form that changed by one bit is not the remembered one")
  void structureChanged() throws Exception {
    open(number(1).with("operational", 1));
    VerifiedMessage verified = number(2).with("operational", 2).verified();
    SealedSection section = section(verified);
    section.buffer()[section.recipients().get(0).wrappedKeyOffset()] ^= 1;

    assertThat(keyring.open(verified, section, 0).outcome())
        .isEqualTo(SectionOutcome.UNWRAP_FAILED);
  }

  @Test
  @DisplayName("No more keys are kept than allowed, and the least recently used goes first")
  void bounded() throws Exception {
    for (String device : List.of("a", "b", "c", "a", "d", "a")) {
      open(number(1).by(device).with("operational", 1));
    }
    assertThat(cache.size()).isEqualTo(3);
    assertThat(keyring.unwraps()).isEqualTo(4);

    open(number(1).by("b").with("operational", 1));
    assertThat(keyring.unwraps()).isEqualTo(5);
  }

  @Test
  @DisplayName("Keys go an hour after their last use and a day after their first, by arrival")
  void expires() throws Exception {
    long hour = 60 * 60 * 1000;
    open(number(1).with("operational", 1));
    cache.expireTo(NOON + hour);
    assertThat(cache.size()).isEqualTo(1);
    cache.expireTo(NOON + hour + 1);
    assertThat(cache.size()).isZero();

    for (int i = 0; i <= 24; i++) {
      open(number(1).arriving(NOON + i * hour).with("operational", 1));
    }
    assertThat(keyring.unwraps()).isEqualTo(2);
    open(number(1).arriving(NOON + 24 * hour + 1).with("operational", 1));
    assertThat(keyring.unwraps()).isEqualTo(3);
  }

  @Test
  @DisplayName("Nothing that holds readings or keys prints them")
  void prints() throws Exception {
    OpenedReadings opened = open(number(1).with("operational", 21.5));

    assertThat(opened.toString()).isEqualTo("OpenedReadings[OPENED]");
    assertThat(String.valueOf((Object) cache)).doesNotContain("=");
  }

  private static SealedMessage epoch6() {
    return new SealedMessage("pump-1", "pumps", 6, 1, NOON, List.of());
  }

  private static Part part(String dataClass) {
    return new Part(dataClass, SealedMessage.temperature(1));
  }

  private SectionOutcome open(SealedMessage message, SealedSection section, int index)
      throws Exception {
    VerifiedMessage verified = message.verified(List.of(section));
    return keyring.open(verified, section(verified), index).outcome();
  }

  private OpenedReadings open(SealedMessage message) throws Exception {
    VerifiedMessage verified = message.verified();
    return keyring.open(verified, section(verified), 0);
  }

  private static SealedSection section(VerifiedMessage verified) throws Exception {
    return MessageBody.read(verified.message()).sections().get(0);
  }
}
