package dev.muster.trial.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PromQL expression of a dashboard or an alert rule.
 *
 * @param where file, and panel or alert
 * @param text as Prometheus gets it: Grafana's variables hold what they hold at first
 */
public record Expression(String where, String text) {
  public static final Path DASHBOARDS = Path.of("../../dashboards/grafana");
  public static final Path RULES = Path.of("../../dashboards/prometheus/alerts.yaml");

  /**
   * A metric with its matchers; a name that Flink's reporter makes, or one of Prometheus itself.
   */
  private static final Pattern SELECTOR = Pattern.compile("\\b(?:flink_\\w+|up)\\b(?:\\{[^}]*})?");

  private static final Pattern LABELS =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");

  public static List<Expression> all() throws IOException {
    List<Expression> all = new ArrayList<>(ofRules());
    for (Path dashboard : dashboards()) {
      all.addAll(ofDashboard(dashboard));
    }
    return all;
  }

  public static List<Path> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  public static List<JsonNode> alerts() throws IOException {
    List<JsonNode> alerts = new ArrayList<>();
    for (JsonNode group : new YAMLMapper().readTree(Files.readString(RULES)).get("groups")) {
      group.get("rules").forEach(alerts::add);
    }
    return alerts;
  }

  private static List<Expression> ofRules() throws IOException {
    return alerts().stream()
        .map(rule -> new Expression(rule.get("alert").asText(), rule.get("expr").asText()))
        .toList();
  }

  private static List<Expression> ofDashboard(Path file) throws IOException {
    List<Expression> found = new ArrayList<>();
    JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String where = file.getFileName() + ", " + panel.path("title").asText();
        found.add(new Expression(where, filled(target.get("expr").asText())));
      }
    }
    return found;
  }

  private static String filled(String expression) {
    return expression
        .replace("$__rate_interval", "1m")
        .replace("$__interval", "1m")
        .replace("$instance", ".*")
        .replace("$job", ".*");
  }

  /** Each metric that it names, with its matchers. */
  public Set<String> selectors() {
    return matches(SELECTOR, 0);
  }

  /** Each label that it groups by. */
  public Set<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    for (String list : matches(LABELS, 1)) {
      Stream.of(list.split(",")).map(String::trim).filter(l -> !l.isEmpty()).forEach(labels::add);
    }
    return labels;
  }

  private Set<String> matches(Pattern pattern, int group) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }
}
