package dev.muster.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.admin.query.PlainText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command answers: to people, or to scripts in one JSON object per line, in snake_case. */
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
public final class JsonOption {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  /** Made where JSON is wanted: to make it takes a tenth of what a command takes. */
  private static final class Json {
    static final JsonMapper MAPPER =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print JSON, one object per line.")
  private boolean json;

  /** Prints lines that are for people alone. */
  void head(List<String> forPeople) {
    if (!json) {
      forPeople.forEach(this::line);
    }
  }

  /** Says to people that there is nothing; for scripts, no line says so. */
  void ifEmpty(List<?> found, String forPeople) {
    if (found.isEmpty()) {
      head(List.of(forPeople));
    }
  }

  /** Prints the object for scripts or the line for people. */
  public void print(Record forScripts, String forPeople) {
    line(json ? text(forScripts) : PlainText.lines(forPeople));
  }

  /**
   * Prints named values for scripts, or the line for people.
   *
   * @throws IllegalArgumentException if a name is not in snake_case
   */
  public void print(Map<String, ?> forScripts, String forPeople) {
    for (String name : forScripts.keySet()) {
      if (!SNAKE_CASE.matcher(name).matches()) {
        throw new IllegalArgumentException(name + " is not snake_case, as all names here are");
      }
    }
    line(json ? text(forScripts) : PlainText.lines(forPeople));
  }

  private void line(String text) {
    PrintWriter out = command.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  /** What scripts are told. */
  static String text(Object forScripts) {
    try {
      return Json.MAPPER.writeValueAsString(forScripts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
