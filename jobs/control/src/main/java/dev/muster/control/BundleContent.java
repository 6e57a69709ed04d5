package dev.muster.control;

import dev.muster.control.bundle.TextBundle;
import org.apache.avro.specific.SpecificRecord;

/**
 * Bundles of text as Avro: what policies and rules have in common.
 *
 * @param <R> the generated class
 */
abstract class BundleContent<R extends SpecificRecord> implements ControlContent<TextBundle> {
  private final ControlKind kind;
  private final String subject;
  private final AvroContent<R> avro;

  BundleContent(ControlKind kind, String subject, R example) {
    this.kind = kind;
    this.subject = subject;
    this.avro = new AvroContent<>(example);
  }

  abstract R avro(TextBundle bundle);

  /** May throw {@link IllegalArgumentException} with what is wrong. */
  abstract TextBundle bundle(R avro);

  @Override
  public final ControlKind kind() {
    return kind;
  }

  @Override
  public final byte[] write(TextBundle bundle) {
    return avro.write(avro(bundle));
  }

  @Override
  public final TextBundle read(byte[] bytes) throws MalformedContentException {
    R content = avro.read(bytes);
    try {
      return bundle(content);
    } catch (IllegalArgumentException e) {
      throw new MalformedContentException(e.getMessage(), e);
    }
  }

  @Override
  public final boolean announces(byte[] bytes) {
    return avro.announces(bytes);
  }

  @Override
  public final String subject(TextBundle bundle) {
    return subject;
  }

  @Override
  public final long version(TextBundle bundle) {
    return bundle.version();
  }

  @Override
  public final long expiresAt(TextBundle bundle) {
    return bundle.expiresAt();
  }
}
