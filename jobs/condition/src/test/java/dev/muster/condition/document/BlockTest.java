package dev.muster.condition.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.condition.DeviceVocabulary;
import dev.muster.condition.Vocabulary;
import dev.muster.control.bundle.TextDocument;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlockTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.EMPTY.with(DeviceVocabulary.SUBJECT, DeviceVocabulary.ATTRIBUTES);

  private final Problems problems = new Problems();

  @Test
  void readsFieldsListsAndTimes() {
    Block block = read("name: n\nmany: [a, b]\none: c\nafter: 10m\nlimit: 3\nsure: true\n");
    assertThat(block.text("name")).isEqualTo("n");
    assertThat(block.texts("many")).containsExactly("a", "b");
    assertThat(block.texts("one")).containsExactly("c");
    assertThat(block.duration("after")).contains(Duration.ofMinutes(10));
    assertThat(block.count("limit")).isEqualTo(3);
    assertThat(block.flag("sure", false)).isTrue();
    block.nothingElse();
    assertThat(problems.none()).isTrue();
  }

  @Test
  void notesEveryProblemWithItsLineAndWhatToWrite() {
    Block block = read("name: [a]\nafter: soon\nlimit: -1\nsure: yes\nodd: 1\n");
    block.text("name");
    block.text("effect");
    block.duration("after");
    block.count("limit");
    block.flag("sure", false);
    block.nothingElse();
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "p.yaml:1: `name` must be one text",
            "p.yaml:1: `effect` is missing: write `effect: ...`",
            "p.yaml:2: `after` must be a time such as 90s, 10m, 2h or 1d",
            "p.yaml:3: `limit` must be a whole number from 0 to 1000000",
            "p.yaml:4: `sure` must be true or false",
            "p.yaml:5: `odd` is not known here: write one of name, effect, after, limit, sure");
  }

  @Test
  void countsTheLinesOfAConditionWithinTheDocument() {
    Block block = read("name: n\nbelow: |\n  device.id == 'a' &&\n  device.colour == 'b'\n");
    assertThat(block.condition("below", VOCABULARY)).isEmpty();
    assertThat(problems.all()).singleElement().extracting(Problem::line).isEqualTo(4);
  }

  @Test
  void notesEveryDefectOfAConditionAtItsOwnLine() {
    Block block = read("name: n\nbelow: |\n  device.hue == 'a' &&\n  device.colour == 'b'\n");
    assertThat(block.condition("below", VOCABULARY)).isEmpty();
    assertThat(problems.all()).extracting(Problem::line).containsExactly(3, 4);
  }

  @Test
  void refusesWhatIsNotYamlOrBeyondTheLimits() {
    read("name: [\n");
    read("- a\n");
    read("a: 1\na: 2\n");
    read("[".repeat(40) + "]".repeat(40));
    read("a: &x [b]\nc: *x\n").texts("c");
    assertThat(problems.all()).hasSize(5).allMatch(problem -> problem.line() >= 1);
  }

  private Block read(String text) {
    return Documents.read(new TextDocument("p.yaml", text), problems);
  }
}
