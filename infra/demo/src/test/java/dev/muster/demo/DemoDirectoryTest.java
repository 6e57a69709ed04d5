package dev.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {
  @TempDir private Path parent;

  @Test
  void emptiesTheDirectoryOfAnEarlierDemonstration() throws IOException {
    Path demo = parent.resolve("demo");
    DemoDirectory.prepare(demo);
    Files.createDirectories(demo.resolve("kafka/topic"));
    Files.writeString(demo.resolve("kafka/topic/log"), "old");

    DemoDirectory.prepare(demo);

    assertThat(demo.resolve("kafka")).doesNotExist();
  }

  @Test
  void touchesNothingThatNoDemonstrationMade() throws IOException {
    Path mine = Files.writeString(parent.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> DemoDirectory.prepare(parent))
        .isInstanceOf(DemoFailedException.class)
        .hasMessageContaining("choose another with --data");
    assertThat(mine).hasContent("years of work");
  }
}
