package dev.muster.message.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.StringJoiner;

/** Prints CBOR in diagnostic notation (RFC 8949 section 8), for people to read. */
final class Diagnostic {
  private final ByteBuffer in;

  private Diagnostic(byte[] cbor) {
    this.in = ByteBuffer.wrap(cbor);
  }

  static String of(byte[] cbor) {
    return new Diagnostic(cbor).item();
  }

  private String item() {
    int initial = in.get() & 0xff;
    if (initial == 0xfb) {
      return Double.toString(in.getDouble());
    }
    long argument = argument(initial & 0x1f);
    return switch (initial >> 5) {
      case 0 -> Long.toString(argument);
      case 1 -> Long.toString(-1 - argument);
      case 2 -> "h'" + HexFormat.of().formatHex(take(argument)) + "'";
      case 3 -> '"' + new String(take(argument), StandardCharsets.UTF_8) + '"';
      case 4 -> array(argument);
      case 5 -> map(argument);
      case 6 -> argument + "(" + item() + ")";
      default -> "null";
    };
  }

  private String array(long items) {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (long i = 0; i < items; i++) {
      text.add(item());
    }
    return text.toString();
  }

  private String map(long pairs) {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    for (long i = 0; i < pairs; i++) {
      text.add(item() + ": " + item());
    }
    return text.toString();
  }

  private long argument(int info) {
    return switch (info) {
      case 24 -> in.get() & 0xff;
      case 25 -> in.getShort() & 0xffff;
      case 26 -> in.getInt() & 0xffffffffL;
      case 27 -> in.getLong();
      default -> info;
    };
  }

  private byte[] take(long length) {
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }
}
