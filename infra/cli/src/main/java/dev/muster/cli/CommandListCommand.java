package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.query.QueryResult;
import dev.muster.remediate.CommandState;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists commands. */
@Command(
    name = "list",
    description = "List every command with its current state, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./muster command list --state issued", "  ./muster command list --device pump-7"})
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class CommandListCommand implements Runnable {
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      completionCandidates = States.class,
      description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
  private @Nullable String state;

  @Option(names = "--device", paramLabel = "ID", description = "Only those to this device.")
  private @Nullable String device;

  private static final class States extends ArrayList<String> {
    States() {
      super(
          Stream.of(CommandState.values())
              .map(known -> known.name().toLowerCase(Locale.ROOT))
              .toList());
    }
  }

  @Override
  public void run() {
    if (state != null && !new States().contains(state.toLowerCase(Locale.ROOT))) {
      throw new AdminException(
          "No command is in the state %s: write one of %s."
              .formatted(state, String.join(", ", new States())));
    }
    QueryResult found = new CommandRows(audit.catalog()).newest(state, device);
    json.ifEmpty(found.rows(), "No such command was recorded.");
    found.named().forEach(row -> json.print(row, line(row)));
  }

  private static String line(Map<String, Object> row) {
    Object heldBy = row.get("held_by");
    return "%s  %s  %s %s: %s%s, by rule %s for %s"
        .formatted(
            row.get("arrival"),
            row.get("command"),
            row.get("device"),
            row.get("action"),
            row.get("state"),
            heldBy == null ? "" : " (" + heldBy + ")",
            row.get("rule"),
            row.get("finding_kind"));
  }
}
