package dev.muster.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.document.Block;
import dev.muster.document.Documents;
import dev.muster.document.Problem;
import dev.muster.document.Problems;
import org.junit.jupiter.api.Test;

class WrittenConditionTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.EMPTY.with(DeviceVocabulary.SUBJECT, DeviceVocabulary.ATTRIBUTES);

  private final Problems problems = new Problems();

  @Test
  void countsTheLinesOfAConditionWithinTheDocument() {
    Block block = read("name: n\nbelow: |\n  device.id == 'a' &&\n  device.colour == 'b'\n");
    assertThat(WrittenCondition.read(block, "below", VOCABULARY)).isEmpty();
    assertThat(problems.all()).singleElement().extracting(Problem::line).isEqualTo(4);
  }

  @Test
  void notesEveryDefectOfAConditionAtItsOwnLine() {
    Block block = read("name: n\nbelow: |\n  device.hue == 'a' &&\n  device.colour == 'b'\n");
    assertThat(WrittenCondition.read(block, "below", VOCABULARY)).isEmpty();
    assertThat(problems.all()).extracting(Problem::line).containsExactly(3, 4);
  }

  private Block read(String text) {
    return Documents.read("p.yaml", text, problems);
  }
}
