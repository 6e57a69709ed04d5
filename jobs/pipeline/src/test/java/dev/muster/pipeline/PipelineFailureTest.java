package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PipelineFailureTest {

  @Test
  void repeatsTheSentenceOfOurOwnException() {
    Throwable failure =
        new CompletionException(
            new RuntimeException(
                "Job execution failed.",
                new UnusableTrustException("The root is gone: make one.")));

    assertThat(PipelineFailure.of(failure)).hasMessage("The root is gone: make one.");
  }

  @Test
  void namesTheDependencyWhoseLibraryThrew() {
    assertThat(PipelineFailure.of(new RuntimeException(new TimeoutException("no metadata"))))
        .hasMessage(
            "Kafka can't be used: check that the broker runs and is reachable"
                + " (TimeoutException: no metadata)");
    assertThat(PipelineFailure.of(new RuntimeException(new AccessDeniedException("/tables"))))
        .hasMessageStartingWith("The disk can't be used")
        .hasMessageContaining("/tables");
  }

  @Test
  void ofAnUnknownFailureTheInnermostCauseIsSaid() {
    assertThat(PipelineFailure.of(new RuntimeException("outer", new IOException("inner\nmore"))))
        .hasMessage("The pipeline stopped: IOException: inner");
  }

  @Test
  void endsOnCausesThatGoRound() {
    RuntimeException one = new RuntimeException("one");
    RuntimeException two = new RuntimeException("two", one);
    one.initCause(two);

    assertThat(PipelineFailure.of(one)).hasMessage("The pipeline stopped: RuntimeException: two");
  }

  @Test
  void keepsWhatHappenedAsItsCause() {
    Throwable failure = new IOException("inner");

    assertThat(PipelineFailure.of(failure)).hasCause(failure);
  }
}
