package dev.muster.message.page;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One example of the page: named values, byte strings in hex. */
final class Block {
  private static final HexFormat HEX = HexFormat.of();
  private static final int WIDTH = 96;

  private final String name;
  private final Map<String, String> values;

  Block(String name, Map<String, String> values) {
    this.name = name;
    this.values = values;
  }

  Block(String name) {
    this(name, new LinkedHashMap<>());
  }

  String name() {
    return name;
  }

  Block put(String key, String text) {
    values.put(key, text);
    return this;
  }

  Block put(String key, byte[] bytes) {
    return put(key, HEX.formatHex(bytes));
  }

  Block put(String key, long number) {
    return put(key, Long.toString(number));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key) {
    return Optional.ofNullable(values.get(key))
        .orElseThrow(() -> new AssertionError("example " + name + " lacks " + key));
  }

  byte[] bytes(String key) {
    return HEX.parseHex(text(key));
  }

  long number(String key) {
    return Long.parseLong(text(key));
  }

  String render() {
    StringBuilder out = new StringBuilder("```example ").append(name).append('\n');
    values.forEach((key, value) -> renderValue(out, key, value));
    return out.append("```\n").toString();
  }

  private static void renderValue(StringBuilder out, String key, String value) {
    if (value.length() <= WIDTH || value.indexOf(' ') >= 0) {
      out.append(key).append(": ").append(value).append('\n');
      return;
    }
    out.append(key).append(":\n");
    for (int at = 0; at < value.length(); at += WIDTH) {
      out.append("  ").append(value, at, Math.min(at + WIDTH, value.length())).append('\n');
    }
  }
}
