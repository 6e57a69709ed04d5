package dev.muster.decrypt.section;

import dev.muster.message.section.SectionScope;

/**
 * Which content key is meant: what it may be used for, whose key unwraps it, and the exact
 * structure that it was wrapped in. Fleet, device, class and epoch are in the scope.
 *
 * @param scope fleet, device, class and epoch
 * @param recipientKid the recipient's key
 * @param structure SHA-256 of the recipient structure
 */
record ContentKeyId(SectionScope scope, long recipientKid, StructureDigest structure) {}
