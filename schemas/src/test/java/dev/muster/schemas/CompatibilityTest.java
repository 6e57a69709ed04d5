package dev.muster.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas against every version that was released: old readers and new ones understand both.
 */
class CompatibilityTest {
  private static final Path RELEASED = Path.of("src/test/resources/released");
  private static final Path CURRENT = Path.of("src/main/avro");

  static List<Path> released() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASED)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void readsWhatAReleaseWroteAndIsReadByIt(Path file) throws IOException {
    Schema old = parse(file);
    Schema current = parse(CURRENT.resolve(file.getFileName()));
    assertThat(compatibility(current, old)).as("new reads old").isEqualTo(compatible());
    assertThat(compatibility(old, current)).as("old reads new").isEqualTo(compatible());
  }

  @Test
  void noticesAFieldWithoutDefault() throws IOException {
    Schema current = parse(CURRENT.resolve("CommandEnvelope.avsc"));
    Schema changed =
        new Schema.Parser().parse(current.toString().replace("\"command\"", "\"renamed\""));
    assertThat(compatibility(changed, current)).isNotEqualTo(compatible());
  }

  @ParameterizedTest
  @MethodSource("current")
  void documentsEveryFieldAndType(Path file) throws IOException {
    documented(parse(file), file.getFileName().toString());
  }

  static List<Path> current() throws IOException {
    try (Stream<Path> files = Files.list(CURRENT)) {
      return files.sorted().toList();
    }
  }

  private static void documented(Schema schema, String where) {
    switch (schema.getType()) {
      case RECORD -> {
        assertThat(schema.getDoc()).as(where).isNotBlank();
        for (Schema.Field field : schema.getFields()) {
          assertThat(field.doc()).as(where + "." + field.name()).isNotBlank();
          documented(field.schema(), where + "." + field.name());
        }
      }
      case ENUM, FIXED -> assertThat(schema.getDoc()).as(where).isNotBlank();
      case ARRAY -> documented(schema.getElementType(), where);
      case UNION -> schema.getTypes().forEach(type -> documented(type, where));
      default -> {}
    }
  }

  private static Schema parse(Path file) throws IOException {
    return new Schema.Parser().parse(file.toFile());
  }

  private static SchemaCompatibilityType compatible() {
    return SchemaCompatibilityType.COMPATIBLE;
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }
}
