package dev.muster.remediate.rule;

import static dev.muster.remediate.decision.Plant.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.remediate.decision.Plant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulingsTest {
  private final Rulings rulings = new Rulings(RuleDocuments::read, List.of());

  @Test
  void tellsWhichVersionStandsAndWhenItEnds() {
    assertThat(rulings.standing(NOON)).isEqualTo(new RulesStanding(0, 0, 0));

    Accepted<TextBundle> first = Plant.rules(4, NOON, "rules: []");
    long end = first.content().expiresAt();
    rulings.add(first);
    assertThat(rulings.standing(NOON - 1)).isEqualTo(new RulesStanding(4, 0, 0));
    assertThat(rulings.standing(NOON)).isEqualTo(new RulesStanding(4, 4, end / 1_000));
    assertThat(rulings.standing(end - 1)).isEqualTo(new RulesStanding(4, 4, end / 1_000));
    assertThat(rulings.standing(end)).isEqualTo(new RulesStanding(4, 0, 0));
  }

  @Test
  void tellsThatABundleWithAProblemIsNotInForce() {
    rulings.add(Plant.rules(4, NOON, "rules: []"));
    rulings.add(Plant.rules(5, NOON + 1_000, "rules: 7"));
    assertThat(rulings.standing(NOON + 999).inForce()).isEqualTo(4);
    assertThat(rulings.standing(NOON + 1_000)).isEqualTo(new RulesStanding(5, 0, 0));
  }
}
