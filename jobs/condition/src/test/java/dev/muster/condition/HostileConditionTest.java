package dev.muster.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is meant to exhaust whoever compiles or evaluates it. */
class HostileConditionTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.EMPTY.with("device", Map.of("id", ValueType.TEXT));

  @Test
  @DisplayName("4 KiB is a condition, one byte more is refused before it is read")
  void size() throws Exception {
    String largest = "device.id == '%s'".formatted("x".repeat(4096 - 14));
    assertThat(largest).hasSize(4096 + 1);

    assertThat(evaluate(largest.replaceFirst("x", ""))).isEqualTo(Answer.FALSE);
    assertRefused(largest, "larger than 4 KiB");
  }

  @Test
  @DisplayName("Size is counted in bytes, not in characters")
  void sizeInBytes() {
    assertRefused("device.id == '%s'".formatted("ü".repeat(2100)), "larger than 4 KiB");
  }

  @Test
  @DisplayName("Nesting beyond 32 is refused, by brackets, by operators and by negations")
  void depth() {
    assertRefused("(".repeat(500) + "true" + ")".repeat(500), "32 deep");
    assertRefused("!(".repeat(40) + "true" + ")".repeat(40), "32 deep");
    assertRefused(
        IntStream.range(0, 40).mapToObj(i -> "1").collect(Collectors.joining(" + ")) + " > 0",
        "nested more than 32 deep");
    assertRefused("[".repeat(1500) + "]".repeat(1500) + " == []", "32 deep");
  }

  @Test
  @DisplayName("A comprehension over more than 1,000 items is an error, not a long run")
  void iterations() throws Exception {
    assertThat(evaluate(list(1_000) + ".all(i, i == 1)")).isEqualTo(Answer.TRUE);
    assertThat(evaluate(list(1_001) + ".all(i, i == 1)")).isEqualTo(Answer.ERROR);
  }

  @Test
  @DisplayName("Several comprehensions share the 1,000 iterations")
  void iterationsTogether() throws Exception {
    String half = list(600) + ".all(i, i == 1)";

    assertThat(evaluate(half + " && " + half)).isEqualTo(Answer.ERROR);
  }

  @Test
  @DisplayName("A comprehension within another is refused, in its body and in its range")
  void nestedComprehensions() {
    assertRefused("[1, 2].all(i, [1, 2].all(j, i == j))", "within another");
    assertRefused("[1, 2].map(i, i + 1).exists(j, j == 2)", "within another");
  }

  @Test
  @DisplayName("A regular expression of more than 1,000 instructions is refused")
  void regexProgram() throws Exception {
    assertThat(evaluate("device.id.matches('^(a|b){2,30}$')")).isEqualTo(Answer.FALSE);
    assertRefused("device.id.matches('((a{0,30}){0,30}){0,30}')", "");
    assertRefused("device.id.matches('(abcdefghij){900}')", "too large");
    assertRefused("matches(device.id, '(abcdefghij){900}')", "too large");
  }

  @Test
  @DisplayName("A regular expression that backtracks elsewhere is linear here")
  void regexBacktracking() throws Exception {
    Condition condition = Condition.compile("device.id.matches('^(a+)+$')", VOCABULARY);

    assertThat(condition.evaluate(Map.of("device", Map.of("id", "a".repeat(60) + "b"))))
        .isEqualTo(Answer.FALSE);
  }

  @Test
  @DisplayName("A pattern that is computed, broken, or tried again and again is refused")
  void regexPlaces() {
    assertRefused("device.id.matches(device.id)", "write it as text in quotes");
    assertRefused("device.id.matches('(')", "not RE2 syntax");
    assertRefused("['a'].exists(x, x.matches('a'))", "write it outside");
  }

  @Test
  @DisplayName("Names that nobody declared are refused, whatever they would reach")
  void undeclared() {
    assertRefused("java.lang.Runtime.getRuntime() != null", "there is no");
    assertRefused("device.getClass() == 'x'", "there is no getClass");
    assertRefused("google.protobuf.Any{} == null", "");
    assertRefused("cel.bind(x, 'a', x == x)", "there is no");
  }

  @Test
  @DisplayName("What is no text of a condition at all is refused with a place")
  void junk() {
    for (String text : new String[] {"", " ", "\0", "\uD800", "'", "\"\"\"", "a\n\n\n)", "//"}) {
      assertThatThrownBy(() -> Condition.compile(text, VOCABULARY))
          .as(text)
          .isInstanceOf(ConditionRefusedException.class);
    }
  }

  private static String list(int items) {
    return IntStream.range(0, items).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
  }

  private static Answer evaluate(String text) throws ConditionRefusedException {
    return Condition.compile(text, VOCABULARY).evaluate(Map.of("device", Map.of("id", "pump")));
  }

  private static void assertRefused(String text, String because) {
    assertThatThrownBy(() -> Condition.compile(text, VOCABULARY))
        .isInstanceOf(ConditionRefusedException.class)
        .hasMessageContaining(because);
  }
}
