package dev.muster.remediate;

import dev.muster.message.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** How ids of commands derive from their cause: the same on every replay. */
public final class CommandId {
  private static final int BYTES = 16;

  private CommandId() {}

  /**
   * The first 16 bytes of SHA-256 over the parts, each led by its length, so that no two causes
   * read alike.
   *
   * @return lower-case hexadecimal
   */
  public static String of(String fleet, String device, RuleOrigin rule, String finding) {
    MessageDigest digest = Sha256.begin();
    for (String part :
        new String[] {fleet, device, rule.name(), Long.toString(rule.version()), finding}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((byte) (bytes.length >> 8));
      digest.update((byte) bytes.length);
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  /** Which rule decided. */
  public record RuleOrigin(String name, long version) {}
}
