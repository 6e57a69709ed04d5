package dev.muster.connectors.keys;

import dev.muster.control.root.RecipientKey;
import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDigest;
import dev.muster.control.root.RootDocument;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPrivateKey;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.signature.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes all keys of a fleet at once: a signing key for every role, a recipient key for every data
 * class, a key store for each, one password, and the root document that names the public halves.
 *
 * <p>All keys are on P-256, which every key store and security module takes.
 */
public final class KeyCeremony {
  /** Data classes that get a recipient key unless others are asked for. */
  public static final List<String> DATA_CLASSES = List.of("operational", "location", "personal");

  private static final Path HERE = Path.of("");

  private final KeyStorePassword password;
  private final SecureRandom random;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private KeyCeremony(SecureRandom random, KeyStorePassword password) {
    this.random = random;
    this.password = password;
  }

  /** Says whether a ceremony has been held in this directory. */
  public static boolean held(Path keys) {
    return Files.exists(KeyFiles.root(keys));
  }

  /**
   * Makes a directory of keys, readable by its owner alone. It appears complete or not at all.
   *
   * @param keys directory that does not exist yet or is empty
   * @param dataClasses data classes that get a recipient key
   * @throws KeysUnavailableException if keys are there already, or the directory cannot be written
   */
  public static KeyReport create(Path keys, String fleet, List<String> dataClasses) {
    refuseToOverwrite(keys);
    SecureRandom random = new SecureRandom();
    KeyCeremony ceremony = new KeyCeremony(random, KeyStorePassword.generate(random));
    byte[] root = ceremony.rootOf(fleet, dataClasses).toJson();
    String digest = RootDigest.of(root);
    RootDocument.pinned(root, digest);
    ceremony.putRoot(root, digest);
    ceremony.files.put(KeyFiles.password(HERE).toString(), ceremony.password.revealFile());
    ceremony.publish(keys);
    return new KeyReport(keys, fleet, digest, List.copyOf(ceremony.files.keySet()));
  }

  /** Makes a directory of keys for the {@link #DATA_CLASSES}. */
  public static KeyReport create(Path keys, String fleet) {
    return create(keys, fleet, DATA_CLASSES);
  }

  /**
   * Makes the keys of roles that the root document of a directory does not name, as one that an
   * older release made, and the document anew with them: everything that it names stays as it is,
   * and its digest is another. A key store that is there already is kept.
   *
   * @param keys directory that a ceremony made
   * @return what was made; empty if no role is missing
   * @throws KeysUnavailableException if the directory is not complete, or cannot be written
   */
  public static Optional<KeyReport> addMissing(Path keys) {
    RootDocument root = RootFile.ofCeremony(keys).document();
    Set<Role> missing = EnumSet.allOf(Role.class);
    root.roleKeys().forEach(key -> missing.remove(key.role()));
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    KeyStorePassword password = KeyStorePassword.read(KeyFiles.password(keys));
    KeyCeremony ceremony = new KeyCeremony(new SecureRandom(), password);
    List<RoleKey> roleKeys = new ArrayList<>(root.roleKeys());
    for (Role role : missing) {
      roleKeys.add(
          Files.exists(KeyFiles.role(keys, role)) ? kept(keys, role) : ceremony.made(role));
    }
    roleKeys.sort(Comparator.comparing(RoleKey::role));
    byte[] json = new RootDocument(root.fleet(), roleKeys, root.recipients()).toJson();
    String digest = RootDigest.of(json);
    List<String> made = List.copyOf(ceremony.files.keySet());
    ceremony.putRoot(json, digest);
    ceremony.replace(keys);
    return Optional.of(new KeyReport(keys, root.fleet(), digest, made));
  }

  private void putRoot(byte[] json, String digest) {
    files.put(KeyFiles.root(HERE).toString(), json);
    files.put(
        KeyFiles.rootDigest(HERE).toString(), (digest + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static RoleKey kept(Path keys, Role role) {
    return roleKey(role, RoleKeys.open(keys, role));
  }

  private static RoleKey roleKey(Role role, SigningKey key) {
    return new RoleKey(role, key.kid(), key.algorithm(), key.publicKey().spki());
  }

  private RoleKey made(Role role) {
    RawPrivateKey key = newKey(KeyFiles.role(HERE, role), role.wireName());
    return roleKey(role, new SigningKey(RoleKeys.ALGORITHM, key));
  }

  private static void refuseToOverwrite(Path keys) {
    String[] present = keys.toFile().list();
    if (Files.exists(keys) && (present == null || present.length > 0)) {
      throw new KeysUnavailableException(
          "%s is not an empty directory: keys are never overwritten, so move it away first if new ones are wanted."
              .formatted(keys));
    }
  }

  private RootDocument rootOf(String fleet, List<String> dataClasses) {
    List<RoleKey> roleKeys = new ArrayList<>();
    for (Role role : Role.values()) {
      roleKeys.add(made(role));
    }
    List<RecipientKey> recipients = new ArrayList<>();
    for (String dataClass : dataClasses) {
      RawPublicKey key = newKey(KeyFiles.recipient(HERE, dataClass), dataClass).publicKey();
      recipients.add(new RecipientKey(dataClass, key.kid(), key.spki()));
    }
    return new RootDocument(fleet, roleKeys, recipients);
  }

  private RawPrivateKey newKey(Path file, String name) {
    RawPrivateKey key = RawPrivateKey.generate(KeyTypes.P256, random);
    files.put(file.toString(), NewKeyStore.of(name, key, password));
    return key;
  }

  /** Each file complete or not at all, the root document after the keys that it names. */
  private void replace(Path keys) {
    try {
      Path unfinished = Files.createTempDirectory(keys.toAbsolutePath().getParent(), ".keys-");
      writeTo(unfinished);
      for (String file : files.keySet()) {
        Files.move(unfinished.resolve(file), keys.resolve(file), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.delete(unfinished);
    } catch (IOException e) {
      throw unwritable(keys, e);
    }
  }

  /** Writes beside the target and renames, so that a crash leaves no half of a ceremony behind. */
  private void publish(Path keys) {
    Path target = keys.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      Path unfinished = Files.createTempDirectory(target.getParent(), ".keys-");
      Path complete = unfinished.resolve("keys");
      PrivateFiles.createDirectory(complete);
      writeTo(complete);
      Files.deleteIfExists(target);
      Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(unfinished);
    } catch (IOException e) {
      throw unwritable(keys, e);
    }
  }

  private void writeTo(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      PrivateFiles.write(directory.resolve(file.getKey()), file.getValue());
    }
  }

  private static KeysUnavailableException unwritable(Path keys, IOException e) {
    return new KeysUnavailableException(
        "Keys cannot be written to %s (%s): choose a directory that this user may write."
            .formatted(keys, e.getMessage()),
        e);
  }
}
