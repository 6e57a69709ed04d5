package dev.muster.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.Authentication.Authentic;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.RootDocument;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPrivateKey;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.SignedRecordCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the page {@code CONTROL.md} to the code: its example is read out of the page itself. */
final class ControlPageTest {
  private static String page;

  @BeforeAll
  static void readPage() throws IOException {
    page = Files.readString(Path.of("../../schemas/CONTROL.md"));
  }

  @Test
  void believesTheRecordOfThePageUnderTheRootOfThePage() {
    Authentic<DeviceRecord> authentic =
        new ControlAuthenticator<>(root(), ControlContents.REGISTRY, CryptoProvider.bouncyCastle())
            .authenticate(ControlFixture.arrived("pump-7", hex("registry-record")))
            .fold(it -> it, refused -> null);
    assertThat(authentic).isNotNull();
    assertThat(authentic.content().device()).isEqualTo("pump-7");
  }

  @Test
  void takesTheRecordApartAsThePageDoes() throws Exception {
    CoseSign1 signed = CoseSign1.read(SignedRecordCodec.decode(hex("registry-record")));
    byte[] header =
        Arrays.copyOfRange(
            signed.buffer(),
            signed.protectedOffset(),
            signed.protectedOffset() + signed.protectedLength());
    assertThat(header).isEqualTo(hex("protected"));
    assertThat(signed.payload()).isEqualTo(hex("payload"));
    assertThat(ExternalAad.control("registry", root().fleet())).isEqualTo(hex("external-aad"));
  }

  @Test
  void putsTheStandingOfThePageOverTheRecordOfThePage() {
    Authentic<DeviceRecord> authentic =
        new ControlAuthenticator<>(root(), ControlContents.REGISTRY, CryptoProvider.bouncyCastle())
            .authenticate(ControlFixture.arrived("pump-7", hex("standing-record")))
            .fold(it -> it, refused -> null);
    assertThat(authentic.basis().signed()).isEqualTo(hex("registry-record"));
    assertThat(authentic.content())
        .isEqualTo(
            ControlFixture.device(1)
                .standing(
                    DeviceStatus.SUSPENDED, Instant.parse("2026-01-01T01:00:00Z").toEpochMilli()));
  }

  @Test
  void namesThePrivateKeyOfTheRegistrar() throws Exception {
    RawPrivateKey secret = RawPrivateKey.fromSecret(KeyTypes.P256, hex("registrar-scalar"));
    SigningKey key = new SigningKey(SignatureAlgorithm.ES256, secret);
    assertThat(root().roleKey(key.kid())).isPresent();
  }

  @ParameterizedTest
  @EnumSource(ControlResult.class)
  void explainsEveryResult(ControlResult result) {
    assertThat(page).contains("| `" + result + "` |");
  }

  @ParameterizedTest
  @EnumSource(ControlKind.class)
  void namesEveryKindWithItsRoleAndType(ControlKind kind) {
    assertThat(page.lines().filter(line -> line.startsWith("| `" + kind.wireName() + "` |")))
        .singleElement()
        .asString()
        .contains("| `" + kind.role().wireName() + "` |", "| `" + kind.type() + "` |");
  }

  private static RootDocument root() {
    byte[] json = (block("json root") + "\n").getBytes(StandardCharsets.UTF_8);
    Matcher digest = Pattern.compile("SHA-256: `([0-9a-f]{64})`").matcher(page);
    assertThat(digest.find()).isTrue();
    return RootDocument.pinned(json, digest.group(1));
  }

  private static byte[] hex(String name) {
    return HexFormat.of().parseHex(block("hex " + name).replaceAll("\\s", ""));
  }

  private static String block(String name) {
    Matcher block =
        Pattern.compile("```" + Pattern.quote(name) + "\n(.*?)\n```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).as("the page has a block " + name).isTrue();
    return block.group(1);
  }
}
