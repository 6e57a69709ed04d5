package dev.muster.decrypt.section;

import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionRecipient;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** A SHA-256 of a recipient structure, as four numbers that compare without an array. */
record StructureDigest(long first, long second, long third, long fourth) {

  static StructureDigest of(
      SealedSection section, SectionRecipient recipient, MessageDigest algorithm) {
    algorithm.update(section.buffer(), recipient.offset(), recipient.length());
    ByteBuffer digest = ByteBuffer.wrap(algorithm.digest());
    return new StructureDigest(
        digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
  }
}
