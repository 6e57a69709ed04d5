package dev.muster.connectors.kafka.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LossJudgeTest {
  private static final TopicPartition AT = new TopicPartition("muster.telemetry", 2);

  @Test
  void losesNothingWhereTheLogStillHasWhatComesNext() {
    assertThat(judge(100, new LogRange(100, 100))).isEmpty();
    assertThat(judge(100, new LogRange(0, 100))).isEmpty();
    assertThat(judge(100, new LogRange(100, 900))).isEmpty();
  }

  @Test
  void namesWhatWasRemovedBeforeItWasRead() {
    Loss loss = judge(100, new LogRange(200, 900)).get(0);

    assertThat(loss.records()).hasToString("muster.telemetry/2@100-199");
    assertThat(loss.goOnAt()).isEqualTo(200);
    assertThat(loss.told())
        .isEqualTo("records 100 to 199 of muster.telemetry-2 were removed before they were read");
  }

  @Test
  void namesWhatWasCutOffBelowWhatWasRead() {
    Loss loss = judge(100, new LogRange(0, 90)).get(0);

    assertThat(loss.records()).hasToString("muster.telemetry/2@90-99");
    assertThat(loss.goOnAt()).isEqualTo(100);
    assertThat(loss.told()).startsWith("records 90 to 99 of muster.telemetry-2 were read and are");
  }

  /** Even where the new one is longer than the old one was read. */
  @Test
  void knowsATopicThatWasMadeAnewByItsNameAndNotByItsOffsets() {
    List<Loss> losses =
        LossJudge.judge(
            Map.of(AT, 100L), Map.of(AT, new LogRange(0, 5_000)), Set.of("muster.telemetry"));

    assertThat(losses).singleElement().extracting(Loss::kind).isEqualTo(LossKind.MADE_ANEW);
    assertThat(losses.get(0).records()).hasToString("muster.telemetry/2@100-");
    assertThat(losses.get(0).goOnAt()).isZero();
  }

  @Test
  void namesWhatIsLeftUnreadOfATopicThatIsNoLongerTheSources() {
    Loss loss = LossJudge.judge(Map.of(AT, 100L), Map.of(), Set.of()).get(0);

    assertThat(loss.kind()).isEqualTo(LossKind.LEFT);
    assertThat(loss.goOnAt()).isEqualTo(Loss.NOWHERE);
  }

  private static List<Loss> judge(long position, LogRange there) {
    return LossJudge.judge(Map.of(AT, position), Map.of(AT, there), Set.of());
  }
}
