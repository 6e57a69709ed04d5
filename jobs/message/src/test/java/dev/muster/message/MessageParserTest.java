package dev.muster.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.message.MessageRefusedException.Kind;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.SealedSection;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SignedObject;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParserTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void readsWhatTheWriterWrote(SignatureAlgorithm algorithm) throws Exception {
    byte[] bytes = SampleMessages.telemetry(algorithm, 12);
    DeviceMessage message = MessageParser.parse(bytes, 0, bytes.length);
    assertThat(message.algorithm()).isEqualTo(algorithm.coseLabel());
    assertThat(message.kid()).isEqualTo(SampleMessages.key(algorithm).kid());
    assertThat(message.device()).isEqualTo(SampleMessages.DEVICE);
    assertThat(message.fleet()).isEqualTo(SampleMessages.FLEET);
    assertThat(message.issuedAt()).isEqualTo(1_790_000_000L);
    assertThat(message.epoch()).isEqualTo(7);
    assertThat(message.sequence()).isEqualTo(12);
    assertThat(message.type()).isEqualTo(MessageType.TELEMETRY);
    assertThat(message.sectionCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void verifiesInTheMiddleOfABufferWithEitherProvider(SignatureAlgorithm algorithm)
      throws Exception {
    byte[] bytes = SampleMessages.telemetry(algorithm, 12);
    byte[] buffer = new byte[bytes.length + 20];
    System.arraycopy(bytes, 0, buffer, 13, bytes.length);
    DeviceMessage message = MessageParser.parse(buffer, 13, bytes.length);
    for (CryptoProvider provider : Providers.present().toList()) {
      PublicVerificationKey key = PublicVerificationKey.of(SampleMessages.key(algorithm), provider);
      assertThat(new MessageVerifier(provider, SampleMessages.FLEET).verify(message, key)).isTrue();
      assertThat(new MessageVerifier(provider, "fleet-2").verify(message, key)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"muster-message-v2+cose", "application/cwt", "x"})
  void callsAnotherTypeAnUnsupportedVersionAndNamesTheDevice(String typ) {
    MessageRefusedException refused = refuse(header("pump-0042", typ, false), heartbeat());
    assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED_VERSION);
    assertThat(refused.device()).contains("pump-0042");
  }

  @Test
  void callsAnotherTypeWithOtherLabelsAnUnsupportedVersionToo() {
    MessageRefusedException refused =
        refuse(header("pump-0042", "muster-message-v2+cose", true), heartbeat());
    assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED_VERSION);
  }

  @Test
  void refusesAnUnknownLabelAndStillNamesTheDevice() {
    MessageRefusedException refused =
        refuse(header("pump-0042", DeviceMessage.TYP, true), heartbeat());
    assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(refused.device()).contains("pump-0042");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ü", "a/b", "a\n"})
  void refusesADeviceIdOfWrongSyntaxAndDoesNotRepeatIt(String id) {
    MessageRefusedException refused = refuse(header(id, DeviceMessage.TYP, false), heartbeat());
    assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(refused.device()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 70, 71, 72, 96})
  void refusesASignatureOfAnotherLengthAndStillNamesTheDevice(int length) {
    MessageRefusedException refused =
        refuse(
            CoseSign1.encode(
                header("pump-0042", DeviceMessage.TYP, false), heartbeat(), new byte[length]));
    assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(refused)
        .hasMessage(
            SignatureAlgorithm.anySigns(length)
                ? "the signature is not of the size of its algorithm"
                : "the signature is not of " + SignatureAlgorithm.signatureSizes());
    assertThat(refused.device()).contains("pump-0042");
  }

  @Test
  void leavesTheLengthOfItsSignatureToAnotherVersion() {
    MessageRefusedException refused =
        refuse(
            CoseSign1.encode(
                header("pump-0042", "muster-message-v2+cose", false),
                heartbeat(),
                new byte[3_309]));
    assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED_VERSION);
  }

  @ParameterizedTest
  @CsvSource({
    "a0, a payload without type",
    "a10105, unknown type",
    "a10101, telemetry without sections",
    "a10102, an acknowledgement without its content",
    "a2010403830000, a heartbeat with more",
    "a201040400, an unknown label",
    "a1180104, a head longer than needed",
    "bf0104ff, an indefinite length",
    "a20104010400, the same label twice",
    "a1010400, bytes after the end"
  })
  void refusesAPayloadThatIsNotAsSpecified(String payload, String defect) {
    MessageRefusedException refused =
        refuse(header("pump-0042", DeviceMessage.TYP, false), HEX.parseHex(payload));
    assertThat(refused.kind()).as(defect).isEqualTo(Kind.MALFORMED);
    assertThat(refused.device()).contains("pump-0042");
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    byte[] deep = new byte[60_000];
    Arrays.fill(deep, (byte) 0x81);
    MessageRefusedException refused = refuse(deep, heartbeat());
    assertThat(refused.kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void keepsTheOrderOfSectionsAndRefusesAClassTwice() throws Exception {
    List<SealedSection> sections =
        List.of(
            SampleMessages.section(SignatureAlgorithm.ES256, 1, 0, "operational"),
            SampleMessages.section(SignatureAlgorithm.ES256, 1, 1, "location"));
    byte[] bytes = write(sections);
    MessageBody body = MessageBody.read(MessageParser.parse(bytes, 0, bytes.length));
    assertThat(body.sections()).extracting("dataClass").containsExactly("operational", "location");
    byte[] twice = write(List.of(sections.get(0), sections.get(0)));
    assertThat(catchThrowableOfType(MessageRefusedException.class, () -> parse(twice))).isNotNull();
  }

  private static byte[] write(List<SealedSection> sections) {
    return SampleMessages.writer(SignatureAlgorithm.ES256)
        .write(SampleMessages.header(1), MessageBody.of(MessageType.TELEMETRY, sections));
  }

  private static byte[] heartbeat() {
    return MessageBody.heartbeat().encode();
  }

  private static byte[] header(String device, String typ, boolean unknownLabel) {
    CborWriter out = new CborWriter().map(unknownLabel ? 5 : 4).integer(1).integer(-9);
    out.integer(4).bytes(new byte[8]).integer(15).map(5).integer(2).text(device);
    out.integer(3).text("fleet-1").integer(6).integer(1_790_000_000L);
    out.integer(267).integer(1).integer(-65537).integer(1).integer(16).text(typ);
    if (unknownLabel) {
      out.integer(17).integer(0);
    }
    return out.toByteArray();
  }

  private static MessageRefusedException refuse(byte[] header, byte[] payload) {
    return refuse(
        SignedObject.sign(
            header,
            ExternalAad.message(SampleMessages.FLEET),
            payload,
            new ReproducibleSigner(SampleMessages.key(SignatureAlgorithm.ES256))));
  }

  private static MessageRefusedException refuse(byte[] bytes) {
    MessageRefusedException refused =
        catchThrowableOfType(MessageRefusedException.class, () -> parse(bytes));
    assertThat(refused).as("is refused").isNotNull();
    return refused;
  }

  private static DeviceMessage parse(byte[] bytes) throws MessageRefusedException {
    return MessageParser.parse(bytes, 0, bytes.length);
  }
}
