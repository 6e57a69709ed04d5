package dev.muster.control.root;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a signing key may be used for. A key has one role; a role has one key for now. */
public enum Role {
  /** Signs device records. */
  REGISTRAR("registrar"),
  /** Signs the trust bundle, which names revoked keys. */
  REVOKER("revoker"),
  /** Signs the policy bundle. */
  POLICY("policy"),
  /** Signs the rule bundle. */
  RULES("rules"),
  /** Signs approvals of commands. */
  APPROVER("approver"),
  /** Signs commands to devices; only the dispatch job holds it. */
  DISPATCHER("dispatcher"),
  /** Signs standings that go with commands; only the dispatch job holds it. */
  STANDING("standing"),
  /** Signs what the verify stage hands to a stage in another process. */
  STAGE_VERIFY("stage:verify"),
  /** Signs what the decrypt and detect stages hand to a stage in another process. */
  STAGE_OPEN("stage:open"),
  /** Signs what the remediate stage hands to dispatch. */
  STAGE_REMEDIATE("stage:remediate");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the name in the root document, which never changes. */
  public String wireName() {
    return wireName;
  }

  /** Returns the name as a part of a file name. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the role of this wire name. */
  public static Optional<Role> ofWireName(String name) {
    return Stream.of(values()).filter(role -> role.wireName.equals(name)).findFirst();
  }
}
