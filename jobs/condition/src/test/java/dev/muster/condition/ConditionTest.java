package dev.muster.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.EMPTY
          .with(DeviceVocabulary.SUBJECT, DeviceVocabulary.ATTRIBUTES)
          .with(
              "message",
              Map.of(
                  "sequence", ValueType.INTEGER,
                  "class", ValueType.TEXT,
                  "share", ValueType.DECIMAL,
                  "late", ValueType.TRUTH,
                  "arrival", ValueType.TIME))
          .with("attested", Map.of());

  private final Map<String, Object> device = new HashMap<>(Map.of("id", "pump-1", "cohort", "a"));
  private final Map<String, Object> message =
      new HashMap<>(
          Map.of(
              "sequence",
              7L,
              "share",
              0.5,
              "late",
              false,
              "arrival",
              Instant.parse("2026-01-05T13:00:00Z")));

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "device.cohort == 'a' ~ TRUE",
        "device.cohort in ['b', 'c'] ~ FALSE",
        "device.id.startsWith('pump-') && message.sequence > 6 ~ TRUE",
        "device.id.matches('^pump-[0-9]+$') ~ TRUE",
        "message.share < 0.25 || message.late ~ FALSE",
        "message.arrival.getHours() >= 8 && message.arrival.getHours() < 18 ~ TRUE",
        "message.arrival < timestamp('2026-01-05T13:00:00Z') ~ FALSE",
        "has(device.site) ~ FALSE",
        "!has(device.site) || device.site == 'north' ~ TRUE",
        "['a', 'b'].exists(c, c == device.cohort) ~ TRUE"
      })
  void answersFromTheValuesAlone(String text, Answer answer) throws Exception {
    assertThat(Condition.compile(text, VOCABULARY).evaluate(values())).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "device.site == 'north'",
        "1 / (message.sequence - 7) == 1",
        "message.sequence + 9223372036854775807 > 0",
        "int(device.id) == 1",
        "dyn(message.sequence)"
      })
  void anAbsentValueOrAnUndefinedResultIsAnError(String text) throws Exception {
    assertThat(Condition.compile(text, VOCABULARY).evaluate(values())).isEqualTo(Answer.ERROR);
  }

  @Test
  @DisplayName("Values of another type than promised, or none at all, are an error")
  void hostileValues() throws Exception {
    Condition condition = Condition.compile("device.cohort.startsWith('a')", VOCABULARY);

    device.put("cohort", 5L);
    assertThat(condition.evaluate(values())).isEqualTo(Answer.ERROR);
    device.put("cohort", null);
    assertThat(condition.evaluate(values())).isEqualTo(Answer.ERROR);
    assertThat(condition.evaluate(Map.of())).isEqualTo(Answer.ERROR);
  }

  @Test
  @DisplayName("An error on one side of an or is no error if the other side holds")
  void shortCircuit() throws Exception {
    Condition condition =
        Condition.compile("device.site == 'north' || device.cohort == 'a'", VOCABULARY);

    assertThat(condition.evaluate(values())).isEqualTo(Answer.TRUE);
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "device.colour == 'a'~1~7~there is no attribute colour; there are device.cohort",
        "devise.cohort == 'a'~1~1~there is no devise; there are device.cohort, device.firmware",
        "attested.boot == 1~1~9~there is no attribute boot",
        "device.cohort~1~7~write a condition that is true or false",
        "device.cohort~1~7~this is a text: write a condition",
        "device.cohort == 5~1~15~`==` does not take a text and a whole number: write values that go",
        "message.sequence > 4.5~1~18~`>` does not take a whole number and a decimal: write",
        "device.startsWith('a')~1~18~`startsWith` does not take all of device and a text: write",
        "'a' in device.cohort~1~5~`in` does not take a text and a text: write",
        "device.cohort[0] == 'a'~1~14~`[ ]` does not take a text and a whole number: write",
        "size([1, 2], ['a']) > 1~1~5~`size` does not take list(int) and list(string): write",
        "device.cohort.a == 1~1~14~a text has no attributes",
        "has(device)~1~4~write it as in has(device.site)",
        "now() > 5~1~4~there is no now",
        "device.cohort == 'a' and true~1~22~`and` is not CEL: write &&",
        "device.cohort = 'a'~1~15~`=` is not CEL: write == for equal",
        "(device.cohort == 'a'~1~22~')' is missing here",
        "true false~1~6~`false` does not fit here: write && or ||",
        "device.cohort ==~1~17~the condition ends too early"
      })
  void whatIsRefusedSaysWhereAndWhatToWrite(String text, int line, int column, String what) {
    ConditionRefusedException refused = refusal(text);

    assertThat(refused).hasMessageContaining(what);
    assertThat(refused.defects().get(0).line()).isEqualTo(line);
    assertThat(refused.defects().get(0).column()).isEqualTo(column);
  }

  @Test
  @DisplayName("All defects of a condition are told at once")
  void allDefects() {
    ConditionRefusedException refused =
        refusal("device.colour == 'a' ||\n devise.x == 1 ||\n device.cohort == 5");

    assertThat(refused.defects())
        .extracting(defect -> defect.line() + ": " + defect.message().split("[;:]")[0])
        .containsExactly(
            "1: there is no attribute colour",
            "2: there is no devise",
            "3: `==` does not take a text and a whole number");
  }

  @Test
  @DisplayName("All places beyond a limit are told at once")
  void allBeyondALimit() {
    ConditionRefusedException refused =
        refusal("device.id.matches(device.cohort) || device.id.matches('(')");

    assertThat(refused.defects())
        .extracting(ConditionDefect::message)
        .satisfiesExactly(
            first -> assertThat(first).contains("is computed"),
            second -> assertThat(second).contains("is not RE2 syntax"));
  }

  @Test
  @DisplayName("A defect on a later line is found there")
  void laterLine() {
    ConditionRefusedException refused = refusal("device.cohort == 'a' &&\n  device.x == 'b'");

    assertThat(refused.defects()).containsExactly(new ConditionDefect(2, 9, refused.getMessage()));
  }

  @Test
  @DisplayName("A condition names what it may depend on")
  void names() throws Exception {
    Condition condition =
        Condition.compile("!has(device.site) || ['a'].exists(c, c == device.cohort)", VOCABULARY);

    assertThat(condition.names()).contains("device.site", "device.cohort");
    assertThat(condition.names()).doesNotContain("device");
  }

  @Test
  @DisplayName("A condition that looks at a whole subject names the subject")
  void wholeSubject() throws Exception {
    Condition condition = Condition.compile("dyn(message)['sequence'] == 7", VOCABULARY);

    assertThat(condition.names()).contains("message");
    assertThat(condition.evaluate(values())).isEqualTo(Answer.TRUE);
  }

  private Map<String, Map<String, Object>> values() {
    return Map.of("device", device, "message", message);
  }

  private static ConditionRefusedException refusal(String text) {
    return catchThrowableOfType(
        ConditionRefusedException.class, () -> Condition.compile(text, VOCABULARY));
  }
}
