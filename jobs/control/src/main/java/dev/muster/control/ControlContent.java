package dev.muster.control;

import dev.muster.control.registry.Standing;

/**
 * How the content of one kind of control record is written, read, and asked for what every kind
 * has. Stateless and safe for use by many threads.
 */
public interface ControlContent<T> {
  /** Stands for the end of a content that has none. */
  long NEVER = Long.MAX_VALUE;

  /** Returns the kind. */
  ControlKind kind();

  /** Returns the content in Avro's single-object encoding. */
  byte[] write(T content);

  /**
   * Reads a content back, whatever the bytes are: a rightful signature makes nothing sound.
   *
   * @throws MalformedContentException if the bytes are not what the kind promises
   */
  T read(byte[] bytes) throws MalformedContentException;

  /** Says whether bytes, whoever made them, begin like a content of this kind. Reads the header. */
  boolean announces(byte[] bytes);

  /** Returns the subject, which is the Kafka key and the {@code sub} claim too. */
  String subject(T content);

  /** Returns the version, which grows with every record of a subject. */
  long version(T content);

  /** Returns when the content ends, in ms, or {@link #NEVER}. */
  long expiresAt(T content);

  /** Says whether a standing may be put over a content, which is so of registry records alone. */
  default boolean takesStandings() {
    return false;
  }

  /**
   * Returns a content with another standing.
   *
   * @throws MalformedContentException if no command may change the standing of this content
   */
  default T under(Standing standing, T content) throws MalformedContentException {
    throw new MalformedContentException("a standing is put over registry records alone");
  }
}
