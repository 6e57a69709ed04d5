package dev.muster.decrypt.section;

import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionRecipient;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 of a recipient structure, as four numbers that compare without an array. */
record StructureDigest(long first, long second, long third, long fourth) {

  static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static StructureDigest of(
      SealedSection section, SectionRecipient recipient, MessageDigest algorithm) {
    algorithm.update(section.buffer(), recipient.offset(), recipient.length());
    ByteBuffer digest = ByteBuffer.wrap(algorithm.digest());
    return new StructureDigest(
        digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
  }
}
