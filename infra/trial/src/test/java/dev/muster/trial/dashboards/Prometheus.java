package dev.muster.trial.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.local.broker.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real Prometheus, scraping a pipeline every second. Listens on 127.0.0.1 only. */
public final class Prometheus implements AutoCloseable {
  public static final String MISSING =
      "Prometheus isn't installed, so dashboards and alerts are not held against a running"
          + " pipeline: dashboards/install-prometheus installs it.";

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static boolean installed() {
    return Stream.of("prometheus", "promtool")
        .allMatch(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(each -> Files.isExecutable(Path.of(each, name))));
  }

  public static Prometheus scraping(List<Integer> ports, Path directory) throws IOException {
    Path settings =
        Files.writeString(
            directory.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: ["%s"]
            scrape_configs:
              - job_name: muster
                static_configs: [{targets: %s}]
            """
                .formatted(Expression.RULES.toRealPath(), targets(ports)));
    int port = Ports.anyFree();
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                "prometheus",
                "--config.file=" + settings,
                "--storage.tsdb.path=" + directory.resolve("series"),
                "--web.listen-address=127.0.0.1:" + port));
    command.redirectErrorStream(true).redirectOutput(directory.resolve("said").toFile());
    return new Prometheus(command.start(), port);
  }

  private static List<String> targets(List<Integer> ports) {
    return ports.stream().map(port -> "\"127.0.0.1:" + port + "\"").toList();
  }

  /** Whether it answers. */
  public boolean ready() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** The series that a selector has found so far. */
  public JsonNode series(String selector) {
    return answer("/api/v1/series?match[]=", selector);
  }

  /** What an expression gives now; fails where Prometheus doesn't understand it. */
  public JsonNode query(String expression) {
    return answer("/api/v1/query?query=", expression).get("result");
  }

  private JsonNode answer(String path, String query) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    try {
      HttpResponse<String> response = get(path.replace("[]", "%5B%5D") + encoded);
      if (response.statusCode() != 200) {
        throw new AssertionError(query + ": " + response.body());
      }
      return new ObjectMapper().readTree(response.body()).get("data");
    } catch (IOException e) {
      throw new AssertionError("Prometheus doesn't answer to " + query, e);
    }
  }

  private HttpResponse<String> get(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
