package dev.muster.control.operator;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a bundle of text within an element or a state of Flink. The format has no version of its
 * own; the element or state that holds it has one, and a golden file.
 */
public final class TextBundleFormat {
  private TextBundleFormat() {}

  /** Writes a bundle. */
  public static void write(TextBundle bundle, DataOutputView out) throws IOException {
    out.writeLong(bundle.version());
    out.writeLong(bundle.expiresAt());
    out.writeInt(bundle.documents().size());
    for (TextDocument document : bundle.documents()) {
      out.writeUTF(document.name());
      byte[] text = document.text().getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  /** Reads a bundle back. */
  public static TextBundle read(DataInputView in) throws IOException {
    long version = in.readLong();
    long expiresAt = in.readLong();
    List<TextDocument> documents = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      String name = in.readUTF();
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      documents.add(new TextDocument(name, new String(text, StandardCharsets.UTF_8)));
    }
    return new TextBundle(version, expiresAt, documents);
  }
}
