package dev.muster.message.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.TestVectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No page says what no test holds: each of its sentences stands below a test, or is advice. */
class PageSentencesTest {
  private static final String ADVICE = "advice";

  @ParameterizedTest
  @CsvSource({"MESSAGE.md, message-sentences.txt", "CONTROL.md, control-sentences.txt"})
  void everySentenceHasItsTest(String page, String table) throws IOException {
    List<String> sentences = sentences(page);
    List<String> words = table(table).values().stream().flatMap(List::stream).toList();

    assertThat(sentences.stream().filter(sentence -> words.stream().noneMatch(sentence::contains)))
        .as("sentences of %s that no test holds: put words of each into %s", page, table)
        .isEmpty();
    assertThat(words.stream().filter(word -> sentences.stream().noneMatch(it -> it.contains(word))))
        .as("words in %s that %s does not say any more", table, page)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"message-sentences.txt", "control-sentences.txt"})
  void everyTestIsThere(String table) throws IOException {
    Map<String, Path> sources = sources();
    List<String> missing = new ArrayList<>();
    for (String test : table(table).keySet()) {
      String[] name = test.split("#");
      Path source = sources.get(name[0]);
      boolean found =
          source != null
              && Files.readString(source).contains("void " + name[name.length - 1] + "(");
      if (!found && !test.equals(ADVICE)) {
        missing.add(test);
      }
    }
    assertThat(missing).as("tests in %s that there are not", table).isEmpty();
  }

  @Test
  void takesAPageApart() {
    String page =
        """
        # Title

        - [In short](#in-short)

        One sentence. Another
        over two lines: *three*.

        1. An item.
        - One more; and its end.

        | head | er |
        |---|---|
        | a row | of. Two |

        ```
        A box.
        ```

        ## Worked examples

        None.
        """;

    assertThat(PageSentences.of(page))
        .containsExactly(
            "One sentence.",
            "Another over two lines:",
            "*three*.",
            "An item.",
            "One more; and its end.",
            "| a row | of. Two |");
  }

  private static List<String> sentences(String page) throws IOException {
    return PageSentences.of(
        Files.readString(TestVectors.projectRoot().resolve("schemas").resolve(page)));
  }

  /** The words below each test. */
  private static Map<String, List<String>> table(String name) throws IOException {
    Map<String, List<String>> table = new LinkedHashMap<>();
    List<String> words = List.of();
    try (InputStream file = PageSentencesTest.class.getResourceAsStream(name)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
        if (line.startsWith("  ")) {
          words.add(line.strip());
        } else if (!line.startsWith("#")) {
          words = table.computeIfAbsent(line, test -> new ArrayList<>());
        }
      }
    }
    return table;
  }

  /** The tests of all modules, by their class. */
  private static Map<String, Path> sources() throws IOException {
    Map<String, Path> sources = new HashMap<>();
    for (String module : List.of("schemas", "jobs", "connectors", "infra")) {
      try (Stream<Path> files = Files.walk(TestVectors.projectRoot().resolve(module))) {
        files
            .filter(file -> file.toString().endsWith("Test.java"))
            .forEach(file -> sources.put(className(file), file));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return sources;
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
