package dev.muster.bench.command;

import dev.muster.bench.worker.Child;
import dev.muster.bench.worker.Facts;
import dev.muster.message.crypto.CryptoProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/** A broker in a process of its own with a filled telemetry topic, for some number of devices. */
final class Testbed implements AutoCloseable {
  /** The class data of a job is large; the collector that costs least when cores are few. */
  private static final List<String> SMALL = List.of("-Xmx1g", "-XX:+UseParallelGC");

  private static final List<String> FILLING = List.of("-Xmx4g", "-XX:+UseParallelGC");

  private final Plan plan;
  private final int devices;
  private final Path directory;
  private final Console console;
  private final Child broker;
  private final String kafka;

  private Testbed(Plan plan, int devices, Path directory, Console console) {
    this.plan = plan;
    this.devices = devices;
    this.directory = directory;
    this.console = console;
    Map<String, String> told = Map.of("data", directory.toString());
    this.broker = Child.start(new Child.Order("broker", SMALL, told), directory, line -> {});
    this.kafka = (String) Facts.of(broker.ready(), "kafka");
  }

  /** Starts a broker and fills its topics. */
  static Testbed filled(Plan plan, int devices, Path parent, Console console) {
    return filled(plan, devices, parent, console, Map.of());
  }

  /** The same without what the pass-through job reads. */
  static Testbed filledOnce(Plan plan, int devices, Path parent, Console console) {
    return filled(plan, devices, parent, console, Map.of("once", "true"));
  }

  private static Testbed filled(
      Plan plan, int devices, Path parent, Console console, Map<String, String> more) {
    Testbed testbed = new Testbed(plan, devices, fresh(parent, "stand"), console);
    try {
      console.progress(
          String.format(
              Locale.ROOT, "filling: %,d messages of %,d devices", plan.messages(), devices));
      Map<String, String> told = new LinkedHashMap<>(more);
      told.put("threads", "2");
      testbed.play("fill", FILLING, told);
      return testbed;
    } catch (RuntimeException e) {
      testbed.close();
      throw e;
    }
  }

  /** Lets a process measure, and waits for what it found. */
  Map<String, Object> measure(String role, Map<String, String> more) {
    return play(role, plan.virtualMachine(), more);
  }

  /** The same with Bouncy Castle alone. */
  Map<String, Object> measureWithBouncyCastle(String role) {
    List<String> options = new ArrayList<>(plan.virtualMachine());
    options.add("-D" + CryptoProvider.CHOICE + "=bouncy-castle");
    return play(role, options, Map.of());
  }

  /** Starts a process that stays. */
  Child start(String role, List<String> options, Path state, Map<String, String> more) {
    Map<String, String> told = new LinkedHashMap<>(plan.told());
    told.put("data", directory.toString());
    told.put("state", state.toString());
    told.put("kafka", kafka);
    told.put("devices", String.valueOf(devices));
    told.putAll(more);
    return Child.start(new Child.Order(role, options, told), directory, console::progress);
  }

  /** Where a process may keep its state. */
  Path freshState() {
    return fresh(directory, "state");
  }

  long brokerPid() {
    return broker.pid();
  }

  private Map<String, Object> play(String role, List<String> options, Map<String, String> more) {
    Path state = freshState();
    try (Child child = start(role, options, state, more)) {
      return child.result();
    } finally {
      delete(state);
    }
  }

  @Override
  public void close() {
    broker.close();
    delete(directory);
  }

  private static Path fresh(Path parent, String name) {
    try {
      return Files.createTempDirectory(parent, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try {
      Utils.delete(directory.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
