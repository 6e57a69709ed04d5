package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.Muster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Publishes bundles as a person does, with the command line. */
final class Bundles {
  private static final Pattern VALID_FROM = Pattern.compile("\"valid_from\":\"([^\"]+)\"");

  private final Path directory;
  private final Path data;

  /**
   * @param directory for their texts
   * @param data of the running instance
   */
  Bundles(Path directory, Path data) {
    this.directory = directory;
    this.data = data;
  }

  /**
   * Publishes one document as the next version.
   *
   * @param kind {@code policy} or {@code rules}
   * @return from when on it is in force, in ms by the broker's clock, which has passed by now
   */
  long publish(String kind, String text) throws IOException {
    Path texts = Files.createDirectories(directory.resolve(kind));
    Files.writeString(texts.resolve("all.yaml"), text);
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int exit =
        muster.execute(kind, "publish", texts.toString(), "--json", "--data", data.toString());
    assertThat(exit).as(said.toString()).isZero();
    Matcher valid = VALID_FROM.matcher(said.toString());
    assertThat(valid.find()).as(said.toString()).isTrue();
    return Instant.parse(valid.group(1)).toEpochMilli();
  }
}
