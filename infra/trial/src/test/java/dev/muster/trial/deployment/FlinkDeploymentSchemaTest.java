package dev.muster.trial.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkDeploymentSchemaTest {

  /** The newest schema on Maven Central is older than Flink 2.2, of which it can't know. */
  private static final String UNKNOWN_YET = "spec.flinkVersion is \"v2_2\"";

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "dispatch"})
  void theJobsAreAsTheOperatorPublishesThem(String job) throws IOException {
    assertThat(PublishedSchema.ofFlinkDeployment().problems(Manifests.job(job)))
        .allMatch(problem -> problem.startsWith(UNKNOWN_YET));
  }

  @Test
  void aWrongFieldTypeOrChoiceIsFound() throws IOException {
    ObjectNode spec = Manifests.job("pipeline").deepCopy();
    spec.put("serviceAcount", "flink");
    spec.withObjectProperty("job").put("parallelism", "two").put("upgradeMode", "often");

    assertThat(PublishedSchema.ofFlinkDeployment().problems(spec))
        .anyMatch(problem -> problem.contains("spec.serviceAcount is no field"))
        .anyMatch(problem -> problem.contains("spec.job.parallelism is \"two\""))
        .anyMatch(problem -> problem.contains("spec.job.upgradeMode is \"often\""));
  }
}
