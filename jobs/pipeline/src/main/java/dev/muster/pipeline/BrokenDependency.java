package dev.muster.pipeline;

import java.util.Arrays;
import java.util.Optional;

/** Dependencies whose failures are recognised by the package of what their libraries throw. */
enum BrokenDependency {
  KAFKA("org.apache.kafka.", "Kafka can't be used: check that the broker runs and is reachable"),
  CATALOG(
      "org.apache.iceberg.",
      "The Iceberg catalog or its files can't be used: check that they are reachable"),
  CATALOG_DATABASE(
      "org.sqlite.", "The catalog's database can't be used: check its file and the disk"),
  DATABASE(
      "java.sql.", "The catalog's database can't be used: check that it runs and is reachable"),
  DISK("java.nio.file.", "The disk can't be used: check the path, its permissions and free space");

  private final String prefix;
  private final String sentence;

  BrokenDependency(String prefix, String sentence) {
    this.prefix = prefix;
    this.sentence = sentence;
  }

  static Optional<BrokenDependency> of(String className) {
    return Arrays.stream(values()).filter(known -> className.startsWith(known.prefix)).findFirst();
  }

  String sentence() {
    return sentence;
  }
}
