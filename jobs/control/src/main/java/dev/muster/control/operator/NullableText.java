package dev.muster.control.operator;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Format of a text that may be null. */
final class NullableText {
  private NullableText() {}

  static void write(String text, DataOutputView out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  static String read(DataInputView in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}
