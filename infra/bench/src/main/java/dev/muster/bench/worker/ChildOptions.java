package dev.muster.bench.worker;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.bench.load.BenchFleet;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.message.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What a child process is told, {@code name=value} each. */
record ChildOptions(Map<String, String> values) {

  static ChildOptions of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (int index = 1; index < arguments.length; index++) {
      int equals = arguments[index].indexOf('=');
      values.put(arguments[index].substring(0, equals), arguments[index].substring(equals + 1));
    }
    return new ChildOptions(values);
  }

  String text(String name) {
    return (String) Facts.of(values, name);
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(values.get(name));
  }

  Duration seconds(String name) {
    return Duration.ofSeconds(number(name));
  }

  Path path(String name) {
    return Path.of(text(name));
  }

  KafkaAccess kafka() {
    return KafkaAccess.plain(text("kafka"));
  }

  LocalKeys keys() {
    return LocalKeys.open(new DataDirectory(path("data")));
  }

  BenchFleet fleet() {
    return new BenchFleet(
        number("devices"), SignatureAlgorithm.fromWireName(text("algorithm")).orElseThrow());
  }
}
