package dev.muster.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.detect.finding.Finding;
import dev.muster.verify.Forgeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloodJudgeTest {
  private static final FloodSettings SETTINGS = new FloodSettings(1, 100, 5);

  private final List<Finding> findings = new ArrayList<>();
  private final FloodJudge judge = new FloodJudge(SETTINGS, findings::add);
  private final Floods floods = new Floods();

  @Test
  void tellsOfAFloodWhenItsFirstSecondIsOverAndOnceMoreWhenItIs() {
    for (long second = 7; second < 10; second++) {
      floods.add(part(null, second, 2_600));
    }
    judge.advance(3, floods, 60_000);
    assertThat(texts())
        .containsExactly(
            "flooded 3 RAISED at 8000 since 7000: 2600",
            "flooded 3 CLEARED at 15000 since 7000: 7800");
    assertThat(floods.isOver()).isTrue();
  }

  @Test
  void tellsOfNothingThatIsNoDeviceAndClaimsNoDevice() {
    floods.add(part("gate-1", 7, 100));
    judge.advance(3, floods, 8_000);
    Finding finding = findings.get(0);
    assertThat(finding.identity().subjectKind().wireName()).isEqualTo("topic-partition");
    assertThat(finding.device()).isNull();
    assertThat(finding.observation().records()).isEqualTo("3:70-71");
  }

  @Test
  void namesTheGatewayWhoseShareIsAFloodOfItsOwn() {
    floods.add(part("gate-1", 7, 2_600));
    floods.add(part("gate-2", 7, 3));
    floods.add(part(null, 7, 2));
    judge.advance(3, floods, 8_000);
    assertThat(texts()).containsExactly("flooded 3/gate-1 RAISED at 8000 since 7000: 2600");
  }

  @Test
  void namesThePartitionWhereOnlyAllTogetherAreAFlood() {
    for (int gateway = 0; gateway < 50; gateway++) {
      floods.add(part("gate-" + gateway, 7, 2));
    }
    judge.advance(3, floods, 8_000);
    assertThat(texts()).containsExactly("flooded 3 RAISED at 8000 since 7000: 100");
  }

  @Test
  void tellsNothingOfAFewForgeries() {
    for (long second = 0; second < 100; second++) {
      floods.add(part(null, second, 99));
    }
    assertThat(judge.advance(3, floods, 200_000)).isEqualTo(Long.MAX_VALUE);
    assertThat(findings).isEmpty();
    assertThat(floods.isOver()).isTrue();
  }

  @Test
  void takesPausesWithinTheQuietForOneFloodAndLongerOnesForTwo() {
    floods.add(part(null, 7, 100));
    floods.add(part(null, 12, 100));
    floods.add(part(null, 18, 100));
    judge.advance(3, floods, 60_000);
    assertThat(texts())
        .containsExactly(
            "flooded 3 RAISED at 8000 since 7000: 100",
            "flooded 3 CLEARED at 18000 since 7000: 200",
            "flooded 3 RAISED at 19000 since 18000: 100",
            "flooded 3 CLEARED at 24000 since 18000: 100");
  }

  @Test
  void findsTheSameWhateverThePartsAndHoweverOftenItIsAsked() {
    List<Forgeries> parts = new ArrayList<>();
    Random random = new Random(3);
    for (int part = 0; part < 400; part++) {
      String gateway = random.nextBoolean() ? null : "gate-" + random.nextInt(2);
      parts.add(part(gateway, random.nextInt(40), random.nextInt(40)));
    }
    parts.forEach(floods::add);
    judge.advance(3, floods, 100_000);
    List<String> expected = texts();
    assertThat(expected).isNotEmpty();
    for (int seed = 0; seed < 5; seed++) {
      assertThat(inParts(parts, new Random(seed))).isEqualTo(expected);
    }
  }

  /** Each second's parts in another order, time advancing now and then. */
  private static List<String> inParts(List<Forgeries> parts, Random random) {
    List<Finding> found = new ArrayList<>();
    FloodJudge judge = new FloodJudge(SETTINGS, found::add);
    Floods floods = new Floods();
    List<Forgeries> shuffled = new ArrayList<>(parts);
    Collections.shuffle(shuffled, random);
    shuffled.sort(Comparator.comparingLong(Forgeries::second));
    for (Forgeries part : shuffled) {
      floods.add(part);
      if (random.nextInt(4) == 0) {
        judge.advance(3, floods, part.second() * 1_000);
        floods = floods.copy();
      }
    }
    judge.advance(3, floods, 100_000);
    return found.stream().map(FloodJudgeTest::text).toList();
  }

  private List<String> texts() {
    return findings.stream().map(FloodJudgeTest::text).toList();
  }

  private static String text(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s %s %s at %s since %s: %.0f",
        finding.kind().wireName(),
        finding.identity().subject(),
        finding.state(),
        finding.arrival(),
        finding.identity().onset(),
        finding.observation().observed());
  }

  private static Forgeries part(String gateway, long second, long records) {
    return new Forgeries(3, gateway, second, records, second * 10, second * 10 + 1);
  }
}
