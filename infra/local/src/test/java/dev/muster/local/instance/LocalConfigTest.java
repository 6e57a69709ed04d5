package dev.muster.local.instance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.pipeline.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalConfigTest {
  @TempDir Path directory;

  @Test
  void repeatsNothingOfATextThatIsNoYaml() throws Exception {
    DataDirectory data = DataDirectory.prepare(directory);
    LocalKeys keys = LocalKeys.openOrCreate(data, "acme", line -> {});
    for (String text : new String[] {"verify: {a: hunter2\nb: }", "flink: {}\nflink: {}"}) {
      Path file = Files.writeString(directory.resolve("up.yaml"), text);
      LocalSettings settings =
          new LocalSettings(0, "acme", Optional.of(file), Duration.ofSeconds(5));

      assertThatThrownBy(() -> LocalConfig.of(data, settings, keys, "127.0.0.1:1"))
          .isInstanceOf(ConfigException.class)
          .hasMessageMatching(
              ".*up\\.yaml:2: (this is not YAML: check indentation.*|`flink` stands twice.*)")
          .hasMessageNotContaining("hunter2");
    }
  }
}
