package dev.muster.connectors.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.root.Role;
import dev.muster.control.root.RootDocument;
import dev.muster.control.root.RootRefusedException;
import dev.muster.message.signature.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyCeremonyTest {
  private static final String FLEET = "test-fleet";

  @TempDir static Path shared;
  @TempDir Path own;

  private static Path keys;
  private static KeyReport report;

  @BeforeAll
  static void holdOnce() {
    keys = shared.resolve("data").resolve("keys");
    report = KeyCeremony.create(keys, FLEET);
  }

  @Test
  void givesEveryRoleAKeyOfItsOwnThatTheRootNames() {
    RootDocument root = RootFile.ofCeremony(keys).document();
    assertThat(root.fleet()).isEqualTo(FLEET);
    for (Role role : Role.values()) {
      SigningKey key = RoleKeys.open(keys, role);
      assertThat(root.roleKey(key.kid()).orElseThrow().role()).isEqualTo(role);
    }
  }

  @Test
  void givesEveryDataClassARecipientKeyThatTheRootNames() {
    RootDocument root = RootFile.ofCeremony(keys).document();
    for (String dataClass : KeyCeremony.DATA_CLASSES) {
      byte[] spki = RoleKeys.openRecipient(keys, dataClass).publicKey().spki();
      assertThat(root.recipient(dataClass).orElseThrow().spki()).isEqualTo(spki);
    }
  }

  @Test
  void keepsEverythingToItsOwner() throws IOException {
    assertThat(permissions(keys)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(keys)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(f -> assertThat(permissions(f)).isEqualTo("rw-------"));
    }
  }

  @Test
  void leavesNothingBesideTheDirectory() throws IOException {
    try (Stream<Path> files = Files.list(keys.getParent())) {
      assertThat(files).containsExactly(keys);
    }
  }

  @Test
  void writesKeyStoresThatTheJdkReadsToo() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = KeyStorePassword.read(keys.resolve("password")).reveal();
    try (InputStream in = Files.newInputStream(keys.resolve("registrar.p12"))) {
      store.load(in, password);
    }
    assertThat(store.getKey("registrar", password).getEncoded()).isNotEmpty();
  }

  @Test
  void neverOverwrites() {
    assertThat(KeyCeremony.held(keys)).isTrue();
    assertThatThrownBy(() -> KeyCeremony.create(keys, FLEET))
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageContaining("keys are never overwritten");
  }

  @Test
  void refusesAFleetThatIsNoIdAndLeavesNothing() {
    Path other = own.resolve("keys");
    assertThatThrownBy(() -> KeyCeremony.create(other, "my fleet"))
        .isInstanceOf(RootRefusedException.class)
        .hasMessageContaining("its fleet is not");
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void saysWhatItMadeWithoutSecrets() throws IOException {
    String password = Files.readString(keys.resolve("password")).strip();
    assertThat(report.summary())
        .isEqualTo(
            "Made a root document for the fleet test-fleet and 12 key stores in %s; its SHA-256 is %s."
                .formatted(keys, report.rootSha256()));
    assertThat(report.toString()).doesNotContain(password);
    assertThat(KeyStorePassword.read(keys.resolve("password")))
        .hasToString("KeyStorePassword[redacted]");
  }

  @Test
  void saysThatAKeyStoreIsMissing() throws IOException {
    Files.copy(keys.resolve("password"), own.resolve("password"));
    assertThatThrownBy(() -> RoleKeys.open(own, Role.REGISTRAR))
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessage(
            "There is no key store at %s: run ./muster init, or name the directory that holds the keys.",
            own.resolve("registrar.p12"));
  }

  @Test
  void saysThatThePasswordIsMissing() {
    assertThatThrownBy(() -> RoleKeys.open(own, Role.REGISTRAR))
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageStartingWith("There is no key store password at " + own.resolve("password"));
  }

  @Test
  void saysThatThePasswordIsWrongWithoutNamingIt() throws IOException {
    Files.copy(keys.resolve("registrar.p12"), own.resolve("registrar.p12"));
    Files.writeString(own.resolve("password"), "a-wrong-guess");
    assertThatThrownBy(() -> RoleKeys.open(own, Role.REGISTRAR))
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageContaining("does not open with the password in")
        .hasMessageNotContaining("a-wrong-guess");
  }

  @Test
  void opensAKeyStoreThatOthersMayRead() throws IOException {
    Path store = Files.copy(keys.resolve("registrar.p12"), own.resolve("registrar.p12"));
    Files.copy(keys.resolve("password"), own.resolve("password"));
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(RoleKeys.open(own, Role.REGISTRAR).kid())
        .isEqualTo(RoleKeys.open(keys, Role.REGISTRAR).kid());
  }

  @Test
  void refusesARootThatIsNotThePinnedOne() throws IOException {
    Path json = Files.copy(keys.resolve("root.json"), own.resolve("root.json"));
    assertThatThrownBy(() -> RootFile.open(json, "00"))
        .isInstanceOf(RootRefusedException.class)
        .hasMessageContaining("but 00 is pinned in the configuration");
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
