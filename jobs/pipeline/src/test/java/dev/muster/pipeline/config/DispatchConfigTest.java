package dev.muster.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DispatchConfigTest {
  private static final String LEAST =
      """
      fleet: acme
      kafka: {bootstrap-servers: 'b:1', transaction-timeout: 24h}
      control: {root: /r, root-sha256: "%s"}
      dispatch: {keys: /k, checkpoint: {directory: /c}}
      """
          .formatted("0".repeat(64));

  @Test
  void needsLittle() {
    DispatchConfig config = DispatchConfig.parse(LEAST, "file");
    assertThat(config.keys()).isEqualTo(Path.of("/k"));
    assertThat(config.checkpoint()).isEqualTo(new CheckpointConfig("/c", Duration.ofSeconds(1)));
    assertThat(config.standings()).isTrue();
    assertThat(config.kafka().transactionTimeout()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void leavesToThePipelineWhatIsThePipelines() {
    DispatchConfig config =
        DispatchConfig.parse(LEAST + "verify: {nonsense: 1}\nparallelism: 3\n", "file");
    assertThat(config.flink()).isEmpty();
    assertThat(config).isEqualTo(DispatchConfig.parse(LEAST, "file"));
  }

  @Test
  void namesEveryProblemOfItsOwnGroup() {
    assertThatThrownBy(
            () ->
                DispatchConfig.parse(
                    LEAST.replace("keys: /k,", "key: /k, flink: {pipeline.object-reuse: 'no'},"),
                    "file"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`dispatch.keys` is required")
        .hasMessageContaining("`dispatch.key` is not known here")
        .hasMessageContaining("flink.pipeline.object-reuse` is fixed");
  }
}
