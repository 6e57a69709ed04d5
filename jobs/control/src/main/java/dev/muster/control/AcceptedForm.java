package dev.muster.control;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Accepted} content of one kind. */
public final class AcceptedForm<T> extends Form<Accepted<T>> {
  private final Form<T> contents;

  /** The form for contents of this form. */
  AcceptedForm(String name, Form<T> contents) {
    super(name, Accepted.class);
    this.contents = contents;
  }

  @Override
  protected void writeFields(Accepted<T> accepted, DataOutput out) throws IOException {
    out.writeLong(accepted.validFrom());
    contents.write(accepted.content(), out);
  }

  @Override
  protected Accepted<T> readFields(int found, DataInput in) throws IOException {
    return new Accepted<>(in.readLong(), contents.read(in));
  }
}
