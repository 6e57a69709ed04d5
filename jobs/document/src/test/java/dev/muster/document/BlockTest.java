package dev.muster.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.document.Block.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlockTest {
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
            "p.yaml:2: `after` must be a duration such as `500ms`, `90s`, `10m`, `2h` or `7d`",
            "p.yaml:3: `limit` must be a whole number from 0 to 1000000",
            "p.yaml:4: `sure` must be true or false",
            "p.yaml:5: `odd` is not known here: write one of name, effect, after, limit, sure");
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

  @Test
  void namesAFieldFurtherInByItsWholePathAndItsOwnLine() {
    Block block = read("kafka:\n  properties:\n    a.b: 1\n    c:\n      d: 2\n");
    Block kafka = block.group("kafka");
    kafka.problem("properties.a.b", "here");
    kafka.problem("properties.c.d", "there");
    kafka.problem("missing.e", "around");
    assertThat(kafka.group("properties").full("c")).isEqualTo("kafka.properties.c");
    assertThat(problems.all()).extracting(Problem::line).containsExactly(1, 3, 5);
  }

  @Test
  void notesEveryTwinInListsAndFurtherInAlso() {
    read("a: {b: 1, b: 2}\nc:\n  - d: 1\n    d: 2\na: 3\n");
    assertThat(problems.all()).extracting(Problem::line).containsExactly(1, 4, 5);
  }

  @Test
  void tellsNothingFromATextAListAndFields() {
    Block block = read("none:\nnull: ~\ntext: 'null'\nlist: []\nfields: {}\n");
    assertThat(block.names()).containsExactly("none", "null", "text", "list", "fields");
    assertThat(block.names())
        .extracting(block::kind)
        .containsExactly(Kind.EMPTY, Kind.EMPTY, Kind.TEXT, Kind.LIST, Kind.FIELDS);
    assertThat(block.kind("other")).isEqualTo(Kind.MISSING);
    assertThat(block.group("none").names()).isEmpty();
    assertThat(problems.none()).isTrue();
    block.group("list");
    assertThat(problems.all()).singleElement().extracting(Problem::line).isEqualTo(4);
  }

  @Test
  void repeatsNothingOfAPrivateDocument() {
    for (String text :
        new String[] {"a: [hunter2\nb: }", "a: @hunter2", "a: *hunter2", "a: !h!unter2 x"}) {
      Problems found = new Problems();
      Documents.readPrivate("p.yaml", text, found);
      assertThat(found.all())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo("this is not YAML: check indentation, colons and quotes here");
    }
  }

  @Test
  void refusesADocumentThatIsTooLong() {
    read("a: " + "x".repeat(1 << 20));
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("p.yaml:1: this is beyond the limits of a document");
  }

  private Block read(String text) {
    return Documents.read("p.yaml", text, problems);
  }
}
