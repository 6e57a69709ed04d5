package dev.muster.trial.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a manifest has in a pod.
 *
 * @param name of its file
 * @param pod metadata and spec
 */
record Workload(String name, JsonNode pod) {

  /** All that this project's own image runs. */
  static List<Workload> all() {
    return List.of(of("pipeline"), of("dispatch"), of("maintenance"), of("control-maintenance"));
  }

  static Workload of(String name) {
    JsonNode spec = Manifests.job(name);
    JsonNode flink = spec.path("podTemplate");
    return new Workload(name, flink.isObject() ? flink : spec.at("/jobTemplate/spec/template"));
  }

  JsonNode spec() {
    return pod.get("spec");
  }

  JsonNode container() {
    return spec().at("/containers/0");
  }

  JsonNode volume(String volume) {
    return StreamSupport.stream(spec().get("volumes").spliterator(), false)
        .filter(each -> each.get("name").asText().equals(volume))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
