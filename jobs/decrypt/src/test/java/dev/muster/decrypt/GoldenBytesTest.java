package dev.muster.decrypt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.section.SectionOutcome;
import dev.muster.stored.Form;
import dev.muster.testing.Golden;
import dev.muster.testing.GoldenFiles;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoldenBytesTest extends GoldenFiles {
  private static final SectionDecision.Answer OPENED =
      new SectionDecision.Answer(
          "pumps", "operational", Purpose.DETECT, SectionOutcome.OPENED, "p", 3);
  private static final SectionDecision.Answer DENIED =
      new SectionDecision.Answer(
          "pumps", "location", Purpose.STORE, SectionOutcome.DENIED, null, -1);

  GoldenBytesTest() {
    super(new DecryptForms());
  }

  @Override
  protected List<Golden<?>> goldens() {
    return List.of(
        Golden.of(
            new SectionDecisionForm(),
            new SectionDecision(1_767_225_600_000L, "pump-1", DENIED, 17)),
        Golden.of(
            new DecisionTallyForm(), DecisionTally.EMPTY.with(OPENED).with(DENIED).with(OPENED)));
  }

  @Override
  protected Set<Form<?>> unwritten() {
    return Set.of(new OpenedSectionForm());
  }

  @Test
  void neitherWritesNorReadsAnOpenedSection() {
    OpenedSectionForm form = new OpenedSectionForm();
    assertThatThrownBy(() -> Golden.written(form, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not to leave its task");
    assertThatThrownBy(() -> Golden.read(form, new byte[] {1}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not to leave its task");
  }
}
