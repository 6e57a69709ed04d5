package dev.muster.cli;

import dev.muster.admin.query.QueryResult;
import dev.muster.remediate.CommandState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists commands. */
@Command(
    name = "list",
    description = "List every command with its current state, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./muster command list --state issued", "  ./muster command list --device pump-7"})
final class CommandListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      completionCandidates = States.class,
      description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
  private String state;

  @Option(names = "--device", paramLabel = "ID", description = "Only those to this device.")
  private String device;

  private static final class States extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    States() {
      super(
          Stream.of(CommandState.values())
              .map(known -> known.name().toLowerCase(Locale.ROOT))
              .toList());
    }
  }

  @Override
  public Integer call() {
    if (state != null && !new States().contains(state.toLowerCase(Locale.ROOT))) {
      throw new CommandFailedException(
          "No command is in the state %s: write one of %s."
              .formatted(state, String.join(", ", new States())));
    }
    PrintWriter out = spec.commandLine().getOut();
    QueryResult found = new CommandRows(audit.catalog()).newest(state, device);
    json.ifEmpty(out, found.rows(), "No such command was recorded.");
    for (List<Object> row : found.rows()) {
      json.print(out, CommandRowView.of(found.columns(), row), CommandRowView.line(row));
    }
    out.flush();
    return 0;
  }
}
