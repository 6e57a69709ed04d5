package dev.muster.admin.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BroughtNoticeTest {
  private final StringWriter said = new StringWriter();
  private long nanos;
  private final BroughtNotice notice = new BroughtNotice(new PrintWriter(said), () -> nanos);

  @Test
  void isSilentWhereLittleIsCopiedSoon() {
    notice.fetched("gaps", 0, 2, 1 << 20);
    notice.fetched("gaps", 1, 2, 1 << 20);
    notice.fetched("gaps", 2, 2, 1 << 20);

    assertThat(said.toString()).isEmpty();
  }

  @Test
  void saysHowMuchIsCopiedAndFromTimeToTimeHowFarItIs() {
    notice.fetched("verdicts", 0, 3, 12 << 20);
    nanos += Duration.ofSeconds(1).toNanos();
    notice.fetched("verdicts", 1, 3, 12 << 20);
    nanos += Duration.ofSeconds(5).toNanos();
    notice.fetched("verdicts", 2, 3, 12 << 20);
    notice.fetched("verdicts", 3, 3, 12 << 20);

    assertThat(said.toString().lines())
        .containsExactly(
            "Copying the rows of verdicts to this machine: 0 of 3 files, 12.0 MiB in all ...",
            "Copying the rows of verdicts to this machine: 2 of 3 files, 12.0 MiB in all ...");
  }
}
