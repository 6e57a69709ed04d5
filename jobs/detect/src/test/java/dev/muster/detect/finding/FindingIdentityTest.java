package dev.muster.detect.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingIdentityTest {
  private static final long NOON = FindingSamples.NOON;

  @Test
  void derivesTheIdFromEveryPartOfTheIdentityAndFromNothingElse() {
    Finding finding = FindingSamples.ofADevice();
    assertThat(finding.id()).isEqualTo("d21d148c186e01a23d448884f91c7aa6");
    assertThat(finding.became(FindingState.CLEARED, NOON + 9).id()).isEqualTo(finding.id());
    FindingIdentity one = finding.identity();
    assertThat(
            List.of(
                new FindingIdentity(
                        one.kind(), one.subjectKind(), "pump-2", one.rule(), 1, one.onset())
                    .id(),
                new FindingIdentity(
                        one.kind(), one.subjectKind(), "pump-1", one.rule(), 2, one.onset())
                    .id(),
                new FindingIdentity(
                        one.kind(),
                        one.subjectKind(),
                        one.subject(),
                        one.rule(),
                        1,
                        "operational",
                        "",
                        one.onset())
                    .id(),
                FindingSamples.ofASite().id()))
        .doesNotHaveDuplicates()
        .doesNotContain(one.id());
  }
}
