package dev.muster.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.admin.query.PlainText;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** Output for scripts: one JSON object per line. */
public final class JsonOption {
  /** Made where JSON is wanted: to make it takes a tenth of what a command takes. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }

  @Option(names = "--json", description = "Print JSON, one object per line.")
  private boolean json;

  /** Prints lines that are for people alone. */
  void head(PrintWriter out, List<String> forPeople) {
    if (!json) {
      forPeople.forEach(out::println);
    }
  }

  /** Says to people that there is nothing; for scripts, no line says so. */
  void ifEmpty(PrintWriter out, List<?> found, String forPeople) {
    if (found.isEmpty()) {
      head(out, List.of(forPeople));
    }
  }

  /** Prints the object for scripts or the line for people. */
  public void print(PrintWriter out, Object forScripts, String forPeople) {
    try {
      out.println(json ? Json.MAPPER.writeValueAsString(forScripts) : PlainText.lines(forPeople));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
