package dev.muster.decrypt.section;

import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionRecipient;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 of a recipient structure, as four numbers that compare without an array. */
record StructureDigest(long first, long second, long third, long fourth) {

  /** Asked for every section, so compared without the indirection of a record's own. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StructureDigest that
        && first == that.first
        && second == that.second
        && third == that.third
        && fourth == that.fourth;
  }

  /** Part of a digest is as good as any. */
  @Override
  public int hashCode() {
    return Long.hashCode(first);
  }

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
