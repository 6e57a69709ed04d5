package dev.muster.verify.identity;

import static dev.muster.verify.VerdictReason.ACCEPTED;
import static dev.muster.verify.VerdictReason.BAD_SIGNATURE;
import static dev.muster.verify.VerdictReason.DUPLICATE;
import static dev.muster.verify.VerdictReason.NUMBER_REUSED;
import static dev.muster.verify.VerdictReason.OVERLOADED;
import static dev.muster.verify.identity.Sent.NOON;
import static dev.muster.verify.identity.Sent.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.message.TopicPartitions;
import dev.muster.verify.CohortLimits;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifyLimits;
import dev.muster.verify.VerifySettings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Junk in a device's name, and what becomes of its own messages among it. */
class FloodTest {
  private static final String GATEWAY = "gate-1";
  private static final int FREE = 80;
  private static final int SECOND = 1_000;

  private Inspection pump = inspection(FREE);
  private long offset;

  FloodTest() {
    arrive(number(100));
  }

  @Test
  void looksAtEachOfTheForgeriesOfAFloodInOneName() {
    pump = inspection(VerifyLimits.DEFAULT.failedSignaturesPerSecond());
    for (int second = 0; second < 3; second++) {
      for (int record = 0; record < 2_600; record++) {
        Sent junk = number(second).forged().later((long) second * SECOND);
        assertThat(arrive(junk)).isEqualTo(BAD_SIGNATURE);
      }
      assertThat(arrive(number(second).later((long) second * SECOND))).isEqualTo(ACCEPTED);
    }
  }

  @Test
  void looksAtEachOfTheForgeriesInANameThatAFloodOverAThousandNamesHasForIt() {
    crowd();
    for (int record = 0; record < 26; record++) {
      assertThat(arrive(number(101).forged())).isEqualTo(BAD_SIGNATURE);
    }
    assertThat(arrive(number(101))).isEqualTo(ACCEPTED);
  }

  @Test
  void refusesWhatCannotBeAcceptedAndLooksAtWhatCan() {
    crowd();
    flood(number(100));
    assertThat(arrive(number(100).forged())).as("seen").isEqualTo(OVERLOADED);
    assertThat(arrive(number(102).issued(0).forged())).as("long ago").isEqualTo(OVERLOADED);
    assertThat(arrive(number(102).in(4).forged())).as("an older epoch").isEqualTo(OVERLOADED);
    assertThat(arrive(number(102).in(9_000).forged())).as("out of reach").isEqualTo(OVERLOADED);
    assertThat(arrive(number(101))).isEqualTo(ACCEPTED);
    assertThat(arrive(number(5_000))).as("after a long loss").isEqualTo(ACCEPTED);
  }

  @Test
  void refusesForgeriesWithAnyNewNumberAndLooksAtTheNextOnes() {
    crowd();
    flood(number(60_000));
    assertThat(arrive(number(70_000))).isEqualTo(OVERLOADED);
    assertThat(arrive(number(70_000).in(7))).isEqualTo(OVERLOADED);
    assertThat(arrive(number(101))).isEqualTo(ACCEPTED);
    assertThat(arrive(number(99))).as("overtaken").isEqualTo(ACCEPTED);
    assertThat(arrive(number(0).in(6))).as("after a boot").isEqualTo(ACCEPTED);
  }

  @Test
  void looksAtTheFirstMessageOfAKeyAmongForgeriesOfAnother() {
    pump.registered(NOON, Registered.withKeys(2, 1, 2));
    crowd();
    flood(number(60_000));
    assertThat(arrive(number(70_000).signedWith(2))).isEqualTo(ACCEPTED);
  }

  @Test
  void sharesNoBudgetBetweenTheGatewayOfADeviceAndOthers() {
    pump.registered(NOON, Registered.behind(2, GATEWAY));
    crowd();
    for (int record = 0; record < 60; record++) {
      judged(number(101).forged(), "gate-9");
    }
    assertThat(judged(number(101), "gate-9").verdict().reason()).isEqualTo(OVERLOADED);
    assertThat(arrive(number(101))).isEqualTo(ACCEPTED);
    assertThat(judged(number(102), null).verdict().reason()).as("none").isEqualTo(ACCEPTED);
  }

  @Test
  void boundsTheChecksOfForgeriesOfEveryKind() {
    crowd();
    int before = pump.signaturesChecked;
    for (int record = 0; record < 1_000; record++) {
      arrive(number(101 + record % 16).forged());
      arrive(number(200 + record).forged());
      arrive(number(record % 100).in(4).forged());
    }
    assertThat(pump.signaturesChecked - before).isLessThanOrEqualTo(32 + 8 + 4);
  }

  @Test
  void boundsTheChecksOfGenuineMessagesThatAreSentAgainAndAgain() {
    crowd();
    int before = pump.signaturesChecked;
    for (int record = 0; record < 1_000; record++) {
      arrive(number(100));
      arrive(number(1).in(9_000));
    }
    assertThat(pump.signaturesChecked - before)
        .isLessThanOrEqualTo(FailureBudget.GUARANTEED_REPEATS);
    assertThat(arrive(number(101))).isEqualTo(ACCEPTED);
  }

  @Test
  void tellsSeveralGatewaysFromAFlood() {
    crowd();
    for (int sequence = 101; sequence < 200; sequence++) {
      assertThat(arrive(number(sequence))).isEqualTo(ACCEPTED);
      assertThat(arrive(number(sequence))).isEqualTo(DUPLICATE);
    }
  }

  @Test
  void looksAtAllAgainInTheNextSecond() {
    crowd();
    flood(number(60_000));
    assertThat(arrive(number(60_000).later(SECOND - 1))).isEqualTo(OVERLOADED);
    assertThat(arrive(number(60_000).later(SECOND))).isEqualTo(ACCEPTED);
  }

  @Test
  void doesNotRefillABudgetWhenArrivalStepsBack() {
    crowd();
    flood(number(60_000).later(SECOND));
    offset += FREE;
    assertThat(arrive(number(60_000).later(SECOND))).isEqualTo(OVERLOADED);
    assertThat(arrive(number(60_000))).isEqualTo(OVERLOADED);
  }

  @Test
  void looksAtMoreWhereAPartitionIsQuiet() {
    for (int record = 0; record < FREE / 4; record++) {
      assertThat(arrive(number(60_000).forged())).isEqualTo(BAD_SIGNATURE);
    }
    assertThat(arrive(number(60_000))).isEqualTo(OVERLOADED);
    assertThat(arrive(number(100).later(SECOND))).isEqualTo(DUPLICATE);
  }

  @Test
  void tellsOnceASecondThatTheDeviceMayHaveSpokenUnchecked() {
    for (long later = 0; later < 3 * SECOND; later += SECOND) {
      arrive(number(60_000).forged().later(later));
      offset += FREE;
      flood(number(60_000).later(later));
      assertThat(pump.state.failures().told()).isTrue();
      assertThat(judged(number(70_000).later(later), GATEWAY).doubt().unchecked()).isFalse();
    }
  }

  @Test
  void takesNoRepetitionThatWentUncheckedForAWordOfTheDevice() {
    crowd();
    flood(number(100));
    Judgement again = judged(number(100), GATEWAY);
    assertThat(again.verdict().reason()).isEqualTo(OVERLOADED);
    assertThat(again.doubt().unchecked()).isFalse();
    assertThat(pump.state.failures().told()).isFalse();
    Judgement late = judged(number(102).issued(0), GATEWAY);
    assertThat(late.verdict().reason()).isEqualTo(OVERLOADED);
    assertThat(late.doubt().unchecked()).as("a late word is a word").isTrue();
  }

  @Test
  void forgetsNoNumberOverAFlood() {
    crowd();
    flood(number(60_000));
    assertThat(arrive(number(60_000))).isEqualTo(OVERLOADED);
    assertThat(arrive(number(60_000).later(SECOND))).as("sent again").isEqualTo(ACCEPTED);
    assertThat(arrive(number(60_000).saying("else").later(SECOND))).isEqualTo(NUMBER_REUSED);
  }

  /** Many records of other devices arrive in the same second. */
  private void crowd() {
    arrive(number(50_000).forged());
    offset += FREE;
  }

  private void flood(Sent like) {
    for (int record = 0; record < 60; record++) {
      arrive(like.forged());
    }
  }

  private VerdictReason arrive(Sent sent) {
    return judged(sent, GATEWAY).verdict().reason();
  }

  private Judgement judged(Sent sent, String gateway) {
    Candidate of = sent.candidate();
    Origin origin = new Origin(of.origin().topic(), 0, offset++, sent.arrival());
    return pump.judged(new Candidate(origin, gateway, of.message(), of.messageSha256()));
  }

  private static Inspection inspection(int free) {
    VerifySettings settings =
        new VerifySettings(
            "fleet",
            TopicPartitions.of(4),
            new VerifyLimits(
                1_000, Set.of(), ReplaySettings.DEFAULT, free, CohortLimits.DEFAULT, Map.of(), 10));
    return new Inspection(settings).registered(0, Registered.active(1));
  }
}
