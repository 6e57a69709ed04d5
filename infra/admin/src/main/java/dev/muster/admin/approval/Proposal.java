package dev.muster.admin.approval;

import dev.muster.admin.AdminException;
import dev.muster.control.MalformedContentException;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.IntentDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * A command that waits for a person's consent.
 *
 * @param findingOver whether what was found is over, or was never so
 * @param overtaken whether the device was told something else since
 */
public record Proposal(
    Intent intent, String cohort, String findingKind, boolean findingOver, boolean overtaken) {

  /**
   * Why consent would come to nothing, as far as the tables tell: it is asked again when consent
   * counts.
   *
   * @return one clause, empty where nothing is known against it
   */
  public Optional<String> obstacle() {
    if (findingOver) {
      return Optional.of("its finding is over");
    }
    return overtaken ? Optional.of("the device was told something else since") : Optional.empty();
  }

  /**
   * Reads what the table holds. What is shown to a person is read from the bytes that the digest
   * covers, and from nothing else.
   *
   * @param proposal column {@code intent}
   * @param sha256 column {@code proposal_sha256}
   * @throws AdminException if the two do not belong together
   */
  static Intent intent(byte[] proposal, byte[] sha256) {
    if (!Arrays.equals(IntentDigest.of(proposal), sha256)) {
      throw new AdminException(
          "A row of audit.commands does not have the digest that it states: nothing is approved.");
    }
    try {
      return IntentContent.INSTANCE.read(proposal);
    } catch (MalformedContentException e) {
      throw new AdminException(
          "A row of audit.commands holds no command that this version reads: nothing is approved.",
          e);
    }
  }
}
