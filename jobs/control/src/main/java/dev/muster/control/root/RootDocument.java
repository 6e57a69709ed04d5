package dev.muster.control.root;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose keys may sign what in a fleet, and which keys devices seal for. Everything that steers the
 * pipeline is believed because of a key that stands here, and this page is believed because its
 * digest stands in the configuration.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param fleet fleet id, the {@code aud} of every message and control record
 * @param roleKeys keys that sign, no kid twice
 * @param recipients keys that are sealed for, no data class and no kid twice
 */
public record RootDocument(String fleet, List<RoleKey> roleKeys, List<RecipientKey> recipients) {

  /**
   * Checks that every kid means one key.
   *
   * @throws RootRefusedException if a kid or data class stands twice
   */
  public RootDocument {
    roleKeys = List.copyOf(roleKeys);
    recipients = List.copyOf(recipients);
    Set<Object> seen = new HashSet<>();
    roleKeys.forEach(key -> requireNew(seen, key.kid(), "kid " + hex(key.kid())));
    for (RecipientKey key : recipients) {
      requireNew(seen, key.kid(), "kid " + hex(key.kid()));
      requireNew(seen, key.dataClass(), "data class " + key.dataClass());
    }
  }

  /**
   * Reads a root document after checking it against its pinned digest.
   *
   * @param json the document's bytes
   * @param sha256 the pinned SHA-256 of exactly these bytes, in hex
   * @throws RootRefusedException if the digest differs or the document is defective
   */
  public static RootDocument pinned(byte[] json, String sha256) {
    String actual = RootDigest.of(json);
    if (!actual.equalsIgnoreCase(sha256.strip())) {
      throw new RootRefusedException(
          "its SHA-256 is %s, but %s is pinned in the configuration".formatted(actual, sha256));
    }
    return RootReader.read(json);
  }

  /** Returns the document's text, the same for the same content. */
  public byte[] toJson() {
    return RootWriter.write(this).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the signing key of this kid, whatever its role. */
  public Optional<RoleKey> roleKey(long kid) {
    return roleKeys.stream().filter(key -> key.kid() == kid).findFirst();
  }

  /** Returns the key that sections of this data class are sealed for. */
  public Optional<RecipientKey> recipient(String dataClass) {
    return recipients.stream().filter(key -> key.dataClass().equals(dataClass)).findFirst();
  }

  static String hex(long kid) {
    return "%016x".formatted(kid);
  }

  private static void requireNew(Set<Object> seen, Object value, String name) {
    if (!seen.add(value)) {
      throw new RootRefusedException(name + " stands in it twice");
    }
  }
}
