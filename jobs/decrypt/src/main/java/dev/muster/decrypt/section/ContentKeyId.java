package dev.muster.decrypt.section;

import dev.muster.message.section.SectionScope;

/**
 * Which content key is meant: what it may be used for, whose key unwraps it, and the exact
 * structure that it was wrapped in.
 *
 * @param scope fleet, device, signing key, class and epoch
 * @param structure SHA-256 of the recipient structure
 */
record ContentKeyId(SectionScope scope, long recipientKid, StructureDigest structure) {
  /** By the digest alone where it differs, as it nearly always does: asked for every section. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ContentKeyId id
        && structure.equals(id.structure)
        && recipientKid == id.recipientKid
        && scope.equals(id.scope);
  }

  @Override
  public int hashCode() {
    return structure.hashCode();
  }
}
