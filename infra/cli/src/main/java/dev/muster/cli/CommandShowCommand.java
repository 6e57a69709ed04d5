package dev.muster.cli;

import dev.muster.admin.query.PlainText;
import dev.muster.admin.query.QueryResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the life of one command. */
@Command(
    name = "show",
    description = "Show a command's changes of state, with its cause, rule, budget and consent.",
    footerHeading = "%nExample:%n",
    footer = "  ./muster command show 6578616d")
final class CommandShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "ID", description = "The command's id, or how it begins.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    QueryResult found = new CommandRows(audit.catalog()).history(id);
    if (found.rows().isEmpty()) {
      throw new CommandFailedException(
          "There is no command %s: ./muster command list shows all.".formatted(id));
    }
    for (List<Object> row : found.rows()) {
      Map<String, Object> view = CommandRowView.of(found.columns(), row);
      json.print(out, view, text(view));
    }
    out.flush();
    return 0;
  }

  private static String text(Map<String, Object> view) {
    return view.entrySet().stream()
        .filter(column -> column.getValue() != null)
        .map(column -> "%-18s %s".formatted(column.getKey(), PlainText.line(column.getValue())))
        .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
  }
}
