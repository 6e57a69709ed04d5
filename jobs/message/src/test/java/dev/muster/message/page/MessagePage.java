package dev.muster.message.page;

import dev.muster.message.TestVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The specification as it stands in the repository. */
final class MessagePage {
  static final String BEGIN =
      "<!-- examples: written by MessagePageGenerator, checked by a test -->\n";
  static final String END = "<!-- end of examples -->\n";
  private static final Pattern BLOCK = Pattern.compile("(?s)```example (\\S+)\n(.*?)```\n");

  private final String text;

  private MessagePage(String text) {
    this.text = text;
  }

  static Path file() {
    return TestVectors.projectRoot().resolve("schemas/MESSAGE.md");
  }

  static MessagePage read() {
    try {
      return new MessagePage(Files.readString(file()));
    } catch (IOException e) {
      throw new IllegalStateException("the specification is missing", e);
    }
  }

  String text() {
    return text;
  }

  String examples() {
    return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
  }

  String withExamples(String examples) {
    return text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
        + examples
        + text.substring(text.indexOf(END));
  }

  Map<String, Block> blocks() {
    Map<String, Block> blocks = new LinkedHashMap<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.put(matcher.group(1), parse(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  private static Block parse(String name, String body) {
    Block block = new Block(name);
    String key = null;
    StringBuilder value = new StringBuilder();
    for (String line : body.split("\n")) {
      if (line.startsWith("  ")) {
        value.append(line.strip());
        block.put(key, value.toString());
      } else {
        int colon = line.indexOf(':');
        key = line.substring(0, colon);
        value = new StringBuilder(line.substring(colon + 1).strip());
        block.put(key, value.toString());
      }
    }
    return block;
  }
}
