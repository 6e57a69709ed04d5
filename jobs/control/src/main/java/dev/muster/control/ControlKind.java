package dev.muster.control;

import dev.muster.control.root.Role;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of signed record within the pipeline, each with a role of its own. Wire names never
 * change.
 */
public enum ControlKind {
  /** What the registry says about one device. */
  REGISTRY("registry", Role.REGISTRAR),
  /** Another standing over a record of the registrar's, on the registry's topic. */
  STANDING("standing", Role.STANDING),
  /** Which keys are revoked. */
  TRUST("trust", Role.REVOKER),
  /** Which workload may open what, for which purpose. */
  POLICY("policy", Role.POLICY),
  /** What is noticed, and what follows from it. */
  RULES("rules", Role.RULES),
  /** A person's consent to one command. */
  APPROVAL("approval", Role.APPROVER),
  /** A committed decision to command one device, handed to dispatch. */
  INTENT("intent", Role.STAGE_REMEDIATE);

  private final String wireName;
  private final Role role;

  ControlKind(String wireName, Role role) {
    this.wireName = wireName;
    this.role = role;
  }

  /** Returns the name in the authenticated data of a control record. */
  public String wireName() {
    return wireName;
  }

  /** Returns the only role whose keys may sign this kind. */
  public Role role() {
    return role;
  }

  /** Returns the value of the {@code typ} header (RFC 9596), which names kind and version. */
  public String type() {
    return "muster-" + wireName + "-v1+cose";
  }

  /** Returns the kind that a {@code typ} header names. */
  public static Optional<ControlKind> ofType(String type) {
    return Stream.of(values()).filter(kind -> kind.type().equals(type)).findFirst();
  }
}
