package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.query.PlainText;
import dev.muster.admin.query.QueryResult;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the life of one command. */
@Command(
    name = "show",
    description = "Show a command's changes of state, with its cause, rule, budget and consent.",
    footer = "  ./muster command show 6578616d")
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class CommandShowCommand implements Runnable {
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "ID", description = "The command's id, or how it begins.")
  private String id;

  @Override
  public void run() {
    QueryResult found = new CommandRows(audit.catalog()).history(id);
    if (found.rows().isEmpty()) {
      throw new AdminException(
          "There is no command %s: ./muster command list shows all.".formatted(id));
    }
    found.named().forEach(row -> json.print(row, text(row)));
  }

  private static String text(Map<String, Object> view) {
    return view.entrySet().stream()
        .filter(column -> column.getValue() != null)
        .map(column -> "%-18s %s".formatted(column.getKey(), PlainText.line(column.getValue())))
        .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
  }
}
