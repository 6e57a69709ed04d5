package dev.muster.bench.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a child process tells its parent. */
final class ChildOutput {
  /** Begins the lines that are meant for the parent. */
  static final String MARK = "@muster ";

  static final String EVENT = "event";
  static final String PROGRESS = "progress";
  static final String READY = "ready";
  static final String RESULT = "result";
  static final String FAILED = "failed";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  ChildOutput(PrintStream out) {
    this.out = out;
  }

  /** A line for whoever watches. */
  void progress(String line) {
    say(PROGRESS, Map.of("line", line));
  }

  /** It has begun; with what others need to know. */
  void ready(Map<String, ?> facts) {
    say(READY, facts);
  }

  /** What it was started for. */
  void result(Map<String, ?> facts) {
    say(RESULT, facts);
  }

  void failed(Throwable failure) {
    say(FAILED, Map.of("line", failure.getClass().getSimpleName() + ": " + failure.getMessage()));
  }

  private synchronized void say(String event, Map<String, ?> facts) {
    Map<String, Object> line = new LinkedHashMap<>(facts);
    line.put(EVENT, event);
    try {
      out.println(MARK + JSON.writeValueAsString(line));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
