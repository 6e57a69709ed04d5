package dev.muster.message.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.Acknowledgement;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageParser;
import dev.muster.message.MessageType;
import dev.muster.message.MessageVerifier;
import dev.muster.message.Providers;
import dev.muster.message.command.Command;
import dev.muster.message.command.CommandParser;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.cose.SigStructure;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionOpener;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.UnwrappedKey;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.schemas.Envelope;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.EnvelopeView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything the specification shows is read out of the page itself and must hold. */
class MessagePageTest {
  private final MessagePage page = MessagePage.read();
  private final Map<String, Block> blocks = page.blocks();

  @Test
  void showsTheExamplesThatTheCodeWrites() {
    assertThat(page.examples())
        .as("stale: run MessagePageGenerator and read the difference")
        .isEqualTo(ExampleBook.render());
  }

  @ParameterizedTest
  @CsvSource({
    "telemetry-es256, key-device-es256, 1, TELEMETRY",
    "telemetry-ed25519, key-device-ed25519, 1, TELEMETRY",
    "telemetry-two-sections, key-device-es256, 2, TELEMETRY",
    "acknowledgement, key-device-es256, 0, ACKNOWLEDGEMENT",
    "heartbeat, key-device-es256, 0, HEARTBEAT",
    "heartbeat-bare, key-device-es256, 0, HEARTBEAT"
  })
  void verifiesAndOpens(String name, String keyName, int sections, MessageType type)
      throws Exception {
    Block example = blocks.get(name);
    byte[] value = example.bytes("kafka_value");
    DeviceMessage message = message(value, example.text("kafka_key"));
    assertThat(message.device()).isEqualTo(example.text("kafka_key"));
    assertThat(message.type()).isEqualTo(type);
    assertThat(message.sectionCount()).isEqualTo(sections);
    assertThat(HexFormat.of().toHexDigits(message.kid()))
        .isEqualTo(blocks.get(keyName).text("kid"));
    verify(message, blocks.get(keyName));
    requireIntermediates(example, message.signed());
    int index = 0;
    for (SealedSection section : MessageBody.read(message).sections()) {
      open(example, message, section, index++);
    }
  }

  @Test
  void verifiesTheCommandAndItsAcknowledgement() throws Exception {
    Block example = blocks.get("command");
    CoseSign1 signed = CoseSign1.read(example.bytes("message"));
    CryptoProvider provider = CryptoProvider.fastest();
    byte[] externalAad = ExternalAad.command("fleet-1");
    assertThat(new CoseVerifier(provider).verify(signed, externalAad, publicKey("key-command")))
        .isTrue();
    assertThat(SigStructure.of(example.bytes("protected"), externalAad, signed.payload()))
        .isEqualTo(example.bytes("sig_structure"));
    Command command = CommandParser.parse(signed);
    assertThat(command.id()).isEqualTo(example.bytes("command_id"));
    byte[] answer = blocks.get("acknowledgement").bytes("message");
    Acknowledgement acknowledgement =
        MessageBody.read(MessageParser.parse(answer, 0, answer.length))
            .acknowledgement()
            .orElseThrow();
    assertThat(acknowledgement.command()).isEqualTo(command.id());
    assertThat(acknowledgement.counter()).isEqualTo(command.counter());
  }

  @Test
  void statesTheEnvelopeSchemaAndItsFingerprint() throws Exception {
    String schema =
        Files.readString(MessagePage.file().resolveSibling("src/main/avro/Envelope.avsc"));
    assertThat(page.text()).contains(schema);
    byte[] header = Arrays.copyOf(EnvelopeCodec.encode("d", null, null, new byte[0]), 10);
    assertThat(page.text()).contains(HexFormat.ofDelimiter(" ").formatHex(header));
    assertThat(Envelope.getClassSchema().getFields()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"pump-0042", "valve-7", "gateway-3"})
  void statesTheHashAndPartitionOfKeys(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
    assertThat(page.text())
        .contains(
            "| `%s` | `%08x` | %s |"
                .formatted(key, Murmur2.hash(bytes), Murmur2.partition(bytes, 4)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heartbeat",
        "heartbeat-bare",
        "acknowledgement",
        "telemetry-es256",
        "telemetry-ed25519",
        "telemetry-two-sections"
      })
  void statesTheSizes(String name) {
    Block example = blocks.get(name);
    int plaintext = 0;
    for (int i = 0; example.has("section_" + i + "_plaintext"); i++) {
      plaintext += example.bytes("section_" + i + "_plaintext").length;
    }
    int message = example.bytes("message").length;
    int value = example.bytes("kafka_value").length;
    assertThat(page.text())
        .contains("| `%s` | %s | %s | %s |".formatted(name, plaintext, message, value));
  }

  private static DeviceMessage message(byte[] value, String device) throws Exception {
    if (value[0] == CoseSign1.FIRST_BYTE) {
      return MessageParser.parse(value, 0, value.length);
    }
    EnvelopeView envelope = EnvelopeCodec.decode(value);
    assertThat(envelope.device()).isEqualTo(device);
    return MessageParser.parse(value, envelope.messageOffset(), envelope.messageLength());
  }

  private void verify(DeviceMessage message, Block keyBlock) throws Exception {
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.fromWireName(keyBlock.text("algorithm")).orElseThrow();
    assertThat(SignatureAlgorithm.fromCose(message.algorithm())).contains(algorithm);
    for (CryptoProvider provider : Providers.present().toList()) {
      PublicVerificationKey key =
          PublicVerificationKey.fromSpki(algorithm, keyBlock.bytes("spki"), provider);
      assertThat(key.thumbprint()).isEqualTo(keyBlock.bytes("thumbprint"));
      assertThat(new MessageVerifier(provider, "fleet-1").verify(message, key)).isTrue();
    }
  }

  private PublicVerificationKey publicKey(String name) throws Exception {
    return PublicVerificationKey.fromSpki(
        SignatureAlgorithm.ES256, blocks.get(name).bytes("spki"), CryptoProvider.fastest());
  }

  private static void requireIntermediates(Block example, CoseSign1 signed) throws Exception {
    byte[] message = example.bytes("message");
    assertThat(Arrays.copyOfRange(signed.buffer(), signed.offset(), signed.buffer().length))
        .isEqualTo(message);
    assertThat(signed.payload()).isEqualTo(example.bytes("payload"));
    byte[] externalAad = example.bytes("external_aad");
    assertThat(externalAad).isEqualTo(ExternalAad.message("fleet-1"));
    assertThat(SigStructure.of(example.bytes("protected"), externalAad, signed.payload()))
        .isEqualTo(example.bytes("sig_structure"));
    assertThat(message).endsWith(example.bytes("signature"));
    assertThat(MessageDigest.getInstance("SHA-256").digest(message))
        .isEqualTo(example.bytes("message_sha256"));
  }

  private void open(Block example, DeviceMessage message, SealedSection section, int index)
      throws Exception {
    SectionScope scope =
        new SectionScope(
            message.fleet(), message.device(), message.kid(), section.dataClass(), message.epoch());
    SectionPlace place = new SectionPlace(scope, message.sequence(), index);
    byte[] scalar = blocks.get("key-recipient-" + section.dataClass()).bytes("private");
    SectionOpener opener = new SectionOpener(CryptoProvider.fastest());
    UnwrappedKey key = opener.unwrap(section, scope, RecipientPrivateKey.fromScalar(scalar));
    String prefix = "section_" + index + "_";
    assertThat(key.reveal()).isEqualTo(example.bytes(prefix + "content_key"));
    byte[] plaintext = opener.open(section, place, key);
    assertThat(plaintext).isEqualTo(example.bytes(prefix + "plaintext"));
    assertThat(Diagnostic.of(plaintext)).isEqualTo(example.text(prefix + "plaintext_diagnostic"));
    assertThat(place.encStructure()).isEqualTo(example.bytes(prefix + "enc_structure"));
  }
}
