package dev.muster.decrypt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.decrypt.SealedMessage;
import dev.muster.verify.VerifiedMessage;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulingsTest {

  @Test
  @DisplayName("What no policy permits is denied, and no policy is named")
  void denyByDefault() {
    Ruling ruling = rule("policies: []\n", SealedMessage.number(1), "operational");

    assertThat(ruling.permitted()).isEmpty();
    assertThat(ruling.policies()).isEmpty();
    assertThat(ruling.version()).isEqualTo(3);
  }

  @Test
  @DisplayName("A permit is for its purposes, its class and its workload only, and is named")
  void permitForNothingElse() {
    String text = policies(policy("p", "effect: permit\npurpose: detect"));

    Ruling ruling = rule(text, SealedMessage.number(1), "operational");
    assertThat(ruling.permitted()).containsExactly(Purpose.DETECT);
    assertThat(ruling.policies()).containsExactly(Map.entry(Purpose.DETECT, "p"));
    assertThat(rule(text, SealedMessage.number(1), "location").permitted()).isEmpty();
    assertThat(rule(text.replace("pipeline", "other"), SealedMessage.number(1), "operational"))
        .isEqualTo(new Ruling(3, Set.of(), Map.of()));
  }

  @Test
  @DisplayName("A forbid beats a permit, whatever their names, and is the one named")
  void forbidBeatsPermit() {
    String permit = policy("a", "effect: permit\npurpose: [store, detect]");
    String forbid = policy("z", "effect: forbid\npurpose: store");

    Ruling ruling = rule(policies(permit + forbid), SealedMessage.number(1), "operational");

    assertThat(ruling.permitted()).containsExactly(Purpose.DETECT);
    assertThat(ruling.policies())
        .containsOnly(Map.entry(Purpose.STORE, "z"), Map.entry(Purpose.DETECT, "a"));
  }

  @Test
  @DisplayName("Of several that say the same the first by name is named, in whatever order written")
  void firstByName() {
    String text =
        policies(
            policy("b", "effect: permit\npurpose: store")
                + policy("a", "effect: permit\npurpose: store"));

    assertThat(rule(text, SealedMessage.number(1), "operational").policies())
        .containsExactly(Map.entry(Purpose.STORE, "a"));
  }

  @Test
  @DisplayName("A condition that cannot be answered holds in a forbid and not in a permit")
  void erringConditions() {
    String condition = "condition: device.gateway == 'g'";
    String permit = policy("p", "effect: permit\npurpose: store\n" + condition);
    String all = policy("all", "effect: permit\npurpose: store");
    String forbid = policy("f", "effect: forbid\npurpose: store\n" + condition);

    assertThat(rule(policies(permit), SealedMessage.number(1), "operational").permitted())
        .isEmpty();
    assertThat(rule(policies(all + forbid), SealedMessage.number(1), "operational").policies())
        .containsExactly(Map.entry(Purpose.STORE, "f"));
  }

  @Test
  @DisplayName("Cohorts narrow a policy")
  void cohorts() {
    String text = policies(policy("p", "effect: permit\npurpose: store\ncohorts: [pumps]"));
    Rulings rulings = rulings(text);

    assertThat(ask(rulings, SealedMessage.number(1)).permitted()).isNotEmpty();
    assertThat(ask(rulings, SealedMessage.number(2).ofCohort("valves")).permitted()).isEmpty();
    assertThat(ask(rulings, SealedMessage.number(3)).permitted()).isNotEmpty();
  }

  @Test
  @DisplayName("An answer that depends on the device is remembered for that device alone")
  void conditionsOnTheDevice() {
    Rulings rulings =
        rulings(
            policies(
                policy("p", "effect: permit\npurpose: store\ncondition: device.id == 'pump-1'")));

    assertThat(ask(rulings, SealedMessage.number(1)).permitted()).isNotEmpty();
    assertThat(ask(rulings, SealedMessage.number(2).by("pump-2")).permitted()).isEmpty();
    assertThat(ask(rulings, SealedMessage.number(3)))
        .isSameAs(ask(rulings, SealedMessage.number(4)));
  }

  @DisplayName("An answer that depends on the message, by whatever name, is given anew for each")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "message.sequence > 4",
        ".message.sequence > 4",
        "[dyn(1)].exists(message, .message.sequence > 4)",
        "[dyn(device)].exists(message, .message.sequence > 4)",
        "[1].exists(m, .message.sequence > 4)",
        "[1].exists(device, .message.sequence > 4)",
        "[message].exists(message, .message.sequence > 4)",
        "[message].exists(device, device.sequence > 4)",
        "device.id == 'pump-1' && [message.sequence].exists(device, device > 4)"
      })
  void conditionsOnTheMessage(String condition) {
    Rulings rulings =
        rulings(
            policies(
                policy(
                    "p",
                    "effect: permit\npurpose: store\ncondition: '"
                        + condition.replace("'", "''")
                        + "'")));

    assertThat(ask(rulings, SealedMessage.number(4)).permitted()).isEmpty();
    assertThat(ask(rulings, SealedMessage.number(5)).permitted()).isNotEmpty();
    assertThat(ask(rulings, SealedMessage.number(4)).permitted()).isEmpty();
  }

  @Test
  @DisplayName("Every name that the page of policies promises can be asked for")
  void vocabulary() {
    String condition =
        "condition: message.type == 'telemetry' && message.epoch == 5 && message.class =="
            + " 'operational' && message.arrival < timestamp('2026-01-02T00:00:00Z') &&"
            + " device.status == 'ACTIVE' && device.site == 'north' && !has(device.model)";

    Ruling ruling =
        rule(
            policies(policy("p", "effect: permit\npurpose: store\n" + condition)),
            SealedMessage.number(1),
            "operational");

    assertThat(ruling.permitted()).containsExactly(Purpose.STORE);
  }

  @Test
  @DisplayName("A bundle that cannot be read permits nothing, not even what is readable in it")
  void unreadable() {
    String text = policies(policy("p", "effect: permit\npurpose: store")) + "oops: 1\n";

    Ruling ruling = rule(text, SealedMessage.number(1), "operational");

    assertThat(ruling.permitted()).isEmpty();
    assertThat(ruling.version()).isEqualTo(3);
    assertThat(ruling.policies())
        .containsOnly(
            Map.entry(Purpose.STORE, "(unreadable)"), Map.entry(Purpose.DETECT, "(unreadable)"));
    assertThat(rulings(text).book().isInForce(0)).isFalse();
  }

  @Test
  @DisplayName("A bundle permits nothing that arrives at its end or later, and says why")
  void expired() {
    String text = policies(policy("p", "effect: permit\npurpose: store"));
    long end = SealedMessage.NOON + 10;
    Rulings rulings = new Rulings(PolicyReader.book(PolicyTexts.bundle(3, text, end)), "pipeline");

    assertThat(ask(rulings, SealedMessage.number(1).arriving(end - 1)).permitted())
        .containsExactly(Purpose.STORE);
    Ruling late = ask(rulings, SealedMessage.number(2).arriving(end));
    assertThat(late.permitted()).isEmpty();
    assertThat(late.version()).isEqualTo(3);
    assertThat(late.policies())
        .containsOnly(
            Map.entry(Purpose.STORE, "(expired)"), Map.entry(Purpose.DETECT, "(expired)"));
    assertThat(ask(rulings, SealedMessage.number(3).arriving(end - 1)).permitted()).isNotEmpty();
    assertThat(rulings.book().isInForce(end - 1)).isTrue();
    assertThat(rulings.book().isInForce(end)).isFalse();
  }

  private static String policy(String name, String fields) {
    return PolicyTexts.policy(name, fields);
  }

  private static String policies(String all) {
    return "policies:\n" + all;
  }

  private static Rulings rulings(String text) {
    return new Rulings(PolicyReader.book(PolicyTexts.bundle(3, text)), "pipeline");
  }

  private static Ruling rule(String text, SealedMessage message, String dataClass) {
    return rulings(text).of(question(message, dataClass));
  }

  private static Ruling ask(Rulings rulings, SealedMessage message) {
    return rulings.of(question(message, "operational"));
  }

  private static Question question(SealedMessage message, String dataClass) {
    VerifiedMessage verified = message.with("operational", 1).verified();
    return new Question(dataClass, verified.device(), verified.message(), message.arrival());
  }
}
