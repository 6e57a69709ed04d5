package dev.muster.message.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sentences of a page: of its paragraphs and lists, and each row of a table as one. Headings,
 * the list of chapters, boxes of code and the worked examples are none.
 */
final class PageSentences {
  private static final Pattern BOX = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern END = Pattern.compile("(?<=[.:;?!])\\s+(?=[A-Z`*\\[(])");
  private static final Pattern ITEM = Pattern.compile("^(- |\\d+\\. )");
  private static final Pattern LINE_OF_NO_SENTENCE =
      Pattern.compile("^(#.*|\\|[-|]+\\||- \\[.*|<!--.*)$");

  private final List<String> sentences = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();

  private PageSentences() {}

  static List<String> of(String page) {
    int examples = page.indexOf("\n## Worked examples\n");
    String told = examples < 0 ? page : page.substring(0, examples);
    PageSentences sentences = new PageSentences();
    List<String> lines = BOX.matcher(told).replaceAll("").lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      boolean head = at + 1 < lines.size() && lines.get(at + 1).startsWith("|-");
      sentences.read(head ? "" : lines.get(at));
    }
    sentences.end();
    return sentences.sentences;
  }

  private void read(String line) {
    if (line.isBlank() || LINE_OF_NO_SENTENCE.matcher(line).matches()) {
      end();
    } else if (line.startsWith("|")) {
      end();
      sentences.add(line);
    } else {
      if (ITEM.matcher(line).find()) {
        end();
      }
      paragraph.append(ITEM.matcher(line).replaceFirst("").strip()).append(' ');
    }
  }

  private void end() {
    if (!paragraph.isEmpty()) {
      sentences.addAll(List.of(END.split(paragraph.toString().strip())));
      paragraph.setLength(0);
    }
  }
}
