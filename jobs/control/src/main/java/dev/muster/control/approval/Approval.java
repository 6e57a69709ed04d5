package dev.muster.control.approval;

import dev.muster.message.Identifiers;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One person's consent to one command, bound to the command's content. Immutable: the arrays are
 * never written to after construction.
 *
 * @param version grows with every record about this command
 * @param command id of the command, {@link #COMMAND_BYTES} bytes
 * @param commandSha256 SHA-256 of the command as it was shown to the approver
 * @param approver name of the person, an opaque pseudonym with the syntax of a device id
 * @param expiresAt milliseconds since 1970-01-01T00:00Z after which the consent no longer counts
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record Approval(
    long version, byte[] command, byte[] commandSha256, String approver, long expiresAt) {
  /** Size of a command's id. */
  public static final int COMMAND_BYTES = 16;

  /** Size of the digest of a command. */
  public static final int DIGEST_BYTES = 32;

  /**
   * Checks what every later stage relies on.
   *
   * @throws IllegalArgumentException with one sentence that names the defect
   */
  public Approval {
    require(version > 0, "the version is not positive");
    require(command.length == COMMAND_BYTES, "the command id is not 16 bytes long");
    require(commandSha256.length == DIGEST_BYTES, "the digest is not 32 bytes long");
    require(
        Identifiers.isId(approver),
        "the approver is not 1 to 64 characters of A-Z a-z 0-9 . _ : -");
  }

  /** The command's id in lower-case hex: Kafka key and {@code sub} claim of the record. */
  public String subject() {
    return HexFormat.of().formatHex(command);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Approval that
        && version == that.version
        && Arrays.equals(command, that.command)
        && Arrays.equals(commandSha256, that.commandSha256)
        && approver.equals(that.approver)
        && expiresAt == that.expiresAt;
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, Arrays.hashCode(command));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
