package dev.muster.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.admin.query.PlainText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Output for scripts: one JSON object per line, its names in snake_case. */
public final class JsonOption {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  /** Made where JSON is wanted: to make it takes a tenth of what a command takes. */
  private static final class Json {
    static final JsonMapper MAPPER =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
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
  public void print(PrintWriter out, Record forScripts, String forPeople) {
    out.println(json ? text(forScripts) : PlainText.lines(forPeople));
  }

  /**
   * Prints named values for scripts, or the line for people.
   *
   * @throws IllegalArgumentException if a name is not in snake_case
   */
  public void print(PrintWriter out, Map<String, ?> forScripts, String forPeople) {
    for (String name : forScripts.keySet()) {
      if (!SNAKE_CASE.matcher(name).matches()) {
        throw new IllegalArgumentException(name + " is not snake_case, as all names here are");
      }
    }
    out.println(json ? text(forScripts) : PlainText.lines(forPeople));
  }

  /** The values of a view by the names that scripts see. */
  static Map<String, Object> named(Record view) {
    return Json.MAPPER.convertValue(view, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  private static String text(Object forScripts) {
    try {
      return Json.MAPPER.writeValueAsString(forScripts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
