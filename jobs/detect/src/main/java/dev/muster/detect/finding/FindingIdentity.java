package dev.muster.detect.finding;

import dev.muster.message.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What makes a finding this one and no other. The same on every replay: nothing of it depends on
 * how or when the finding was made.
 *
 * @param kind what was noticed
 * @param subjectKind what it is about
 * @param subject id of what it is about
 * @param rule name of the rule that it comes from
 * @param ruleVersion version of the rule
 * @param dataClass class of the readings behind it, or null when it rests on none
 * @param metric name of the reading, of whatever class, or null when it rests on none
 * @param onset arrival at which it began, milliseconds since 1970; what begins more than once at
 *     one arrival counts on from there
 */
public record FindingIdentity(
    FindingKind kind,
    SubjectKind subjectKind,
    String subject,
    String rule,
    long ruleVersion,
    @Nullable String dataClass,
    @Nullable String metric,
    long onset) {

  private static final int ID_BYTES = 16;

  /** An identity that rests on no reading. */
  public FindingIdentity(
      FindingKind kind,
      SubjectKind subjectKind,
      String subject,
      String rule,
      long ruleVersion,
      long onset) {
    this(kind, subjectKind, subject, rule, ruleVersion, null, null, onset);
  }

  /** The id: 32 hexadecimal digits of the SHA-256 over every component. */
  public String id() {
    MessageDigest digest = Sha256.begin();
    for (String text :
        new String[] {subjectKind.wireName(), subject, rule, kind.wireName(), dataClass, metric}) {
      update(digest, text);
    }
    digest.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(ruleVersion).putLong(onset).flip());
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  /** Lengths keep neighbouring texts apart; an absent text has none. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    int length = text == null ? -1 : bytes.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    digest.update(bytes);
  }
}
