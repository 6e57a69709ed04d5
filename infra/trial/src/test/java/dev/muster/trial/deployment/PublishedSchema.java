package dev.muster.trial.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema of a custom resource, as its project publishes it. Stricter than a cluster: a field
 * that the schema doesn't have is a problem, where a cluster would drop it without a word.
 */
record PublishedSchema(JsonNode root) {

  static PublishedSchema ofFlinkDeployment() throws IOException {
    String resource = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
    try (InputStream in = PublishedSchema.class.getResourceAsStream(resource)) {
      JsonNode definition = new YAMLMapper().readTree(in);
      return new PublishedSchema(
          definition.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec"));
    }
  }

  List<String> problems(JsonNode spec) {
    List<String> problems = new ArrayList<>();
    check("spec", spec, root, problems);
    return problems;
  }

  private static void check(String path, JsonNode node, JsonNode schema, List<String> problems) {
    if (!fits(node, schema)) {
      problems.add(path + " is " + node + ", but must be " + schema.path("type").asText());
    }
    JsonNode choice = schema.path("enum");
    if (choice.isArray() && !contains(choice, node)) {
      problems.add(path + " is " + node + ", but must be one of " + choice);
    }
    if (node.isArray()) {
      node.forEach(each -> check(path + "[]", each, schema.path("items"), problems));
    } else if (node.isObject()
        && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      node.properties()
          .forEach(
              field ->
                  checkField(path + "." + field.getKey(), field.getKey(), node, schema, problems));
      schema.path("required").forEach(name -> require(path, node, name.asText(), problems));
    }
  }

  private static void checkField(
      String path, String name, JsonNode node, JsonNode schema, List<String> problems) {
    JsonNode known = schema.path("properties").path(name);
    JsonNode any = schema.path("additionalProperties");
    if (known.isMissingNode() && any.isMissingNode()) {
      problems.add(path + " is no field of the schema");
    } else {
      check(path, node.get(name), known.isMissingNode() ? any : known, problems);
    }
  }

  private static void require(String path, JsonNode node, String name, List<String> problems) {
    if (!node.has(name)) {
      problems.add(path + " lacks " + name);
    }
  }

  private static boolean fits(JsonNode node, JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return node.isTextual() || node.isInt();
    }
    return switch (schema.path("type").asText("")) {
      case "object" -> node.isObject();
      case "array" -> node.isArray();
      case "string" -> node.isTextual();
      case "integer" -> node.isIntegralNumber();
      case "number" -> node.isNumber();
      case "boolean" -> node.isBoolean();
      default -> true;
    };
  }

  private static boolean contains(JsonNode choice, JsonNode node) {
    for (JsonNode each : choice) {
      if (each.equals(node)) {
        return true;
      }
    }
    return false;
  }
}
