package dev.muster.control.bundle;

import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The bytes of a {@link TextBundle}. */
public final class TextBundleForm extends Form<TextBundle> {
  public TextBundleForm() {
    super("text-bundle", TextBundle.class);
  }

  @Override
  protected void writeFields(TextBundle bundle, DataOutput out) throws IOException {
    out.writeLong(bundle.version());
    out.writeLong(bundle.expiresAt());
    Fields.writeAll(bundle.documents(), TextBundleForm::writeDocument, out);
  }

  @Override
  protected TextBundle readFields(int found, DataInput in) throws IOException {
    return new TextBundle(
        in.readLong(), in.readLong(), Fields.readAll(TextBundleForm::readDocument, in));
  }

  private static void writeDocument(TextDocument document, DataOutput out) throws IOException {
    out.writeUTF(document.name());
    Fields.writeBytes(document.text().getBytes(StandardCharsets.UTF_8), out);
  }

  private static TextDocument readDocument(DataInput in) throws IOException {
    return new TextDocument(in.readUTF(), new String(Fields.readBytes(in), StandardCharsets.UTF_8));
  }
}
