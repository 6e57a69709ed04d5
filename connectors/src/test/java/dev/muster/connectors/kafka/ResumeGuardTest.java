package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.kafka.resume.Loss;
import dev.muster.connectors.kafka.resume.LossKind;
import dev.muster.connectors.kafka.resume.LostRecords;
import dev.muster.connectors.kafka.resume.RecordsLostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResumeGuardTest {
  private static final Loss REMOVED =
      new Loss(LossKind.REMOVED, LostRecords.parse("muster.telemetry/2@100-199"), 100, 200);
  private static final Loss ANEW =
      new Loss(LossKind.MADE_ANEW, LostRecords.parse("muster.trust/0@12-"), 12, 0);

  @Test
  void stopsWithWhatIsLostAndTheOneWayOn() {
    assertThatThrownBy(() -> require(List.of(REMOVED, ANEW), Set.of()))
        .isInstanceOf(RecordsLostException.class)
        .hasMessage(
            "The log no longer has what the checkpoint goes on from: records 100 to 199 of"
                + " muster.telemetry-2 were removed before they were read; muster.trust-0 was made"
                + " anew, so whatever it had from record 12 on is lost unread. To go on without"
                + " them, start once with --accept-loss"
                + " muster.telemetry/2@100-199,muster.trust/0@12- (on a cluster:"
                + " kafka.accept-loss); the table runs will say so.");
  }

  @Test
  void goesOnIfExactlyThatWasAccepted() {
    Set<LostRecords> both = Set.of(REMOVED.records(), ANEW.records());

    assertThatCode(() -> require(List.of(REMOVED, ANEW), both)).doesNotThrowAnyException();
    assertThatThrownBy(() -> require(List.of(REMOVED), Set.of(ANEW.records())))
        .isInstanceOf(RecordsLostException.class);
    assertThatThrownBy(
            () ->
                require(List.of(REMOVED), Set.of(LostRecords.parse("muster.telemetry/2@100-250"))))
        .isInstanceOf(RecordsLostException.class);
  }

  /** Two records at one offset would be two rows of one name. */
  @Test
  void acceptsNoNewTopicUnderTheNameThatRowsHave() {
    Loss telemetry =
        new Loss(LossKind.MADE_ANEW, LostRecords.parse("muster.telemetry/0@12-"), 12, 0);

    assertThatThrownBy(() -> require(List.of(telemetry), Set.of(telemetry.records())))
        .isInstanceOf(RecordsLostException.class)
        .hasMessageContaining("give the new topic another name and set topics.telemetry to it");
  }

  @Test
  void tellsAFewOfManyAndCountsTheRest() {
    List<Loss> many = new ArrayList<>();
    for (int partition = 0; partition < 12; partition++) {
      many.add(
          new Loss(LossKind.REMOVED, new LostRecords("muster.telemetry", partition, 1, 2), 1, 3));
    }
    assertThatThrownBy(() -> require(many, Set.of()))
        .hasMessageContaining("muster.telemetry-3 were removed")
        .hasMessageContaining("; and 8 partitions more.")
        .hasMessageContaining("muster.telemetry/11@1-2 (on a cluster");
  }

  private static void require(List<Loss> losses, Set<LostRecords> accepted) {
    ResumeGuard.require(losses, loss -> accepted.contains(loss.records()), "muster.telemetry");
  }
}
