package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.Test;

/** The engine as it runs in one process, and whoever finds its port. */
class ClosedRestTest {

  @Test
  void answersNothingButThatItIsClosed() throws Exception {
    Configuration options = new Configuration();
    Environments.loopback(options);
    MiniClusterConfiguration one =
        new MiniClusterConfiguration.Builder()
            .setConfiguration(options)
            .setNumSlotsPerTaskManager(1)
            .build();
    assertThat(options.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
    try (MiniCluster engine = new MiniCluster(one)) {
      engine.start();
      URI rest = engine.getRestAddress().get();
      for (String path :
          new String[] {"/jobs", "/jobs/0/yarn-cancel", "/config", "/jobs/0/savepoints"}) {
        assertThat(status(HttpRequest.newBuilder(rest.resolve(path)).GET())).isEqualTo(403);
        assertThat(
                status(
                    HttpRequest.newBuilder(rest.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))))
            .isEqualTo(403);
      }
    }
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
