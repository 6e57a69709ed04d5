package dev.muster.connectors.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDigest;
import dev.muster.control.root.RootDocument;
import dev.muster.control.root.RootRefusedException;
import dev.muster.message.signature.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
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
  void addsTheKeysOfRolesThatARootOfYesterdayDoesNotName() throws IOException {
    Path old = ofYesterday();
    RootDocument before = RootFile.ofCeremony(old).document();
    KeyReport added = KeyCeremony.addMissing(old).orElseThrow();
    RootDocument after = RootFile.ofCeremony(old).document();
    SigningKey standing = RoleKeys.open(old, Role.STANDING);
    assertThat(after.roleKey(standing.kid()).orElseThrow().role()).isEqualTo(Role.STANDING);
    assertThat(after.roleKeys())
        .hasSize(Role.values().length)
        .containsAll(before.roleKeys())
        .extracting(RoleKey::role)
        .containsExactly(Role.values());
    assertThat(after.recipients()).isEqualTo(before.recipients());
    assertThat(after.fleet()).isEqualTo(before.fleet());
    assertThat(added.files()).containsExactly("standing.p12");
    assertThat(added.additionSummary())
        .isEqualTo(
            "Made standing.p12 in %s for roles that the root document did not name, and the document anew; its SHA-256 is %s now.",
            old, Files.readString(old.resolve("root.sha256")).strip());
    try (Stream<Path> files = Files.list(old)) {
      assertThat(files).allSatisfy(f -> assertThat(permissions(f)).isEqualTo("rw-------"));
    }
    assertThat(KeyCeremony.addMissing(old)).isEmpty();
    try (Stream<Path> beside = Files.list(own)) {
      assertThat(beside).containsExactly(old);
    }
  }

  @Test
  void keepsAKeyStoreThatIsThereAlreadyAndOnlyNamesItsKey() throws IOException {
    Path old = ofYesterday();
    Files.copy(keys.resolve("standing.p12"), old.resolve("standing.p12"));
    assertThat(KeyCeremony.addMissing(old).orElseThrow().files()).isEmpty();
    long kid = RoleKeys.open(keys, Role.STANDING).kid();
    assertThat(RootFile.ofCeremony(old).document().roleKey(kid)).isPresent();
  }

  @Test
  void addsNothingToWhatIsComplete() throws IOException {
    byte[] before = Files.readAllBytes(keys.resolve("root.json"));
    assertThat(KeyCeremony.addMissing(keys)).isEmpty();
    assertThat(Files.readAllBytes(keys.resolve("root.json"))).isEqualTo(before);
  }

  /** What a ceremony made before standings had a role of their own. */
  private Path ofYesterday() throws IOException {
    Path old = Files.createDirectory(own.resolve("keys"));
    try (Stream<Path> files = Files.list(keys)) {
      for (Path file : files.filter(f -> !f.endsWith("standing.p12")).toList()) {
        Files.copy(file, old.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    RootDocument root = RootFile.ofCeremony(keys).document();
    List<RoleKey> named =
        root.roleKeys().stream().filter(key -> key.role() != Role.STANDING).toList();
    byte[] json = new RootDocument(root.fleet(), named, root.recipients()).toJson();
    Files.write(old.resolve("root.json"), json);
    Files.writeString(old.resolve("root.sha256"), RootDigest.of(json) + "\n");
    return old;
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
            "Made a root document for the fleet test-fleet and 13 key stores in %s; its SHA-256 is %s."
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
