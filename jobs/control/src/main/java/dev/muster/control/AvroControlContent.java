package dev.muster.control;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;

/** One kind of content as Avro. Stateless and safe for use by many threads. */
public abstract class AvroControlContent<T, R extends SpecificRecord> implements ControlContent<T> {
  private final ControlKind kind;
  private final AvroContent<R> encoding;
  private final Function<T, String> subject;
  private final ToLongFunction<T> version;
  private final ToLongFunction<T> expiresAt;

  /** The contents of a kind, and what every kind has of one. */
  protected AvroControlContent(
      ControlKind kind,
      AvroContent<R> encoding,
      Function<T, String> subject,
      ToLongFunction<T> version,
      ToLongFunction<T> expiresAt) {
    this.kind = kind;
    this.encoding = encoding;
    this.subject = subject;
    this.version = version;
    this.expiresAt = expiresAt;
  }

  /** Returns the content as its schema has it. */
  protected abstract R avro(T content);

  /**
   * Returns the content of a record.
   *
   * @throws MalformedContentException if the record is not what the kind promises
   * @throws IllegalArgumentException with one sentence that names the defect, for the same
   */
  protected abstract T content(R avro) throws MalformedContentException;

  @Override
  public final ControlKind kind() {
    return kind;
  }

  @Override
  public final byte[] write(T content) {
    return encoding.write(avro(content));
  }

  @Override
  public final T read(byte[] bytes) throws MalformedContentException {
    R avro = encoding.read(bytes);
    try {
      return content(avro);
    } catch (RuntimeException e) {
      // Whatever its values do, it is a record of somebody else's: refused with what is wrong.
      throw new MalformedContentException(Objects.toString(e.getMessage(), "a value is absurd"), e);
    }
  }

  @Override
  public final boolean announces(byte[] bytes) {
    return encoding.announces(bytes);
  }

  @Override
  public final String subject(T content) {
    return subject.apply(content);
  }

  @Override
  public final long version(T content) {
    return version.applyAsLong(content);
  }

  @Override
  public final long expiresAt(T content) {
    return expiresAt.applyAsLong(content);
  }
}
