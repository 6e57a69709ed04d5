package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.finding.FindingList;
import dev.muster.admin.query.QueryResult;
import dev.muster.admin.query.TextTable;
import dev.muster.detect.finding.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what was found of the fleet. */
@Command(
    name = "findings",
    description = {
      "Show what was found of the fleet, each finding in its newest state, by the table findings."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./muster findings --open", "  ./muster findings --kind silent --json"})
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class FindingsCommand implements Runnable {
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Option(names = "--open", description = "Leave out those that are over.")
  private boolean open;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "Only those of one kind: ${COMPLETION-CANDIDATES}.")
  private @Nullable String kind;

  @Option(
      names = "--of",
      paramLabel = "ID",
      description = "Only those about one device, gateway or site.")
  private @Nullable String subject;

  private static final class Kinds extends ArrayList<String> {
    Kinds() {
      super(Stream.of(FindingKind.values()).map(FindingKind::wireName).toList());
    }
  }

  @Override
  public void run() {
    if (kind != null && !new Kinds().contains(kind)) {
      throw new AdminException(
          "No finding is of the kind %s: write one of %s."
              .formatted(kind, String.join(", ", new Kinds())));
    }
    print(new FindingList(open, kind, subject).in(audit.catalog()));
  }

  private void print(QueryResult found) {
    json.ifEmpty(found.rows(), "There is no such finding.");
    List<String> lines = TextTable.lines(found);
    List<Map<String, Object>> rows = found.named();
    int heading = lines.size() - rows.size();
    if (!rows.isEmpty()) {
      json.head(lines.subList(0, heading));
    }
    for (int row = 0; row < rows.size(); row++) {
      json.print(rows.get(row), lines.get(heading + row));
    }
  }
}
