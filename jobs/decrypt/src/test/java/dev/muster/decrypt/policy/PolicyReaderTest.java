package dev.muster.decrypt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.bundle.TextDocument;
import dev.muster.document.Problem;
import dev.muster.document.Problems;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {
  private final Problems problems = new Problems();

  @Test
  @DisplayName("A policy with all its fields is read")
  void wholePolicy() {
    List<Policy> policies =
        read(
            """
            policies:
              - name: location-by-day
                effect: permit
                workload: pipeline
                purpose: detect
                classes: [location, operational]
                cohorts: [trucks]
                condition: |
                  message.arrival.getHours() >= 6 &&
                  has(device.site)
            """);

    assertThat(problems.all()).isEmpty();
    assertThat(policies).hasSize(1);
    Policy policy = policies.get(0);
    assertThat(policy.name()).isEqualTo("location-by-day");
    assertThat(policy.effect()).isEqualTo(Effect.PERMIT);
    assertThat(policy.workloads()).containsExactly("pipeline");
    assertThat(policy.purposes()).containsExactly(Purpose.DETECT);
    assertThat(policy.classes()).containsExactlyInAnyOrder("location", "operational");
    assertThat(policy.cohorts()).containsExactly("trucks");
    assertThat(policy.condition()).isNotNull();
  }

  @Test
  @DisplayName("Every problem is told at once, with its line and what to write")
  void problems() {
    read(
        """
        policies:
          - name: a b
            effect: allow
            workload: pipeline
            purpose: look
            classes: [Operational]
            cohorts: []
            condition: device.colour == 'red'
            conditon: 'true'
          - name: second
        """);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("p.yaml:2: `name` must be"),
            one -> assertThat(one).isEqualTo("p.yaml:3: `effect` must be permit or forbid"),
            one -> assertThat(one).startsWith("p.yaml:5: `purpose` must be store or detect"),
            one -> assertThat(one).startsWith("p.yaml:6: `Operational` is no data class"),
            one -> assertThat(one).startsWith("p.yaml:7: `cohorts` is empty"),
            one -> assertThat(one).startsWith("p.yaml:8: there is no attribute colour"),
            one -> assertThat(one).startsWith("p.yaml:9: `conditon` is not known here"),
            one -> assertThat(one).contains(":10: `effect` is missing"),
            one -> assertThat(one).contains(":10: `workload` is missing"),
            one -> assertThat(one).contains(":10: `purpose` is missing"),
            one -> assertThat(one).contains(":10: `classes` is missing"));
  }

  @Test
  @DisplayName("A name stands once in all documents")
  void nameTwice() {
    PolicyReader.read(
        List.of(
            new TextDocument("a.yaml", PolicyTexts.OPERATIONAL),
            new TextDocument("b.yaml", PolicyTexts.OPERATIONAL)),
        problems);

    assertThat(problems.all())
        .singleElement()
        .extracting(Problem::toString)
        .isEqualTo("b.yaml:2: a policy in a.yaml has this name: choose another");
  }

  private List<Policy> read(String text) {
    return PolicyReader.read(List.of(new TextDocument("p.yaml", text)), problems);
  }
}
