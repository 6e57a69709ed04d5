package dev.muster.cli;

import dev.muster.admin.finding.FindingList;
import dev.muster.admin.query.QueryResult;
import dev.muster.admin.query.TextTable;
import dev.muster.detect.finding.FindingKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what was found of the fleet. */
@Command(
    name = "findings",
    description = {
      "Show what was found of the fleet, each finding in its newest state, by the table findings."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./muster findings --open", "  ./muster findings --kind silent --json"})
final class FindingsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Option(names = "--open", description = "Leave out those that are over.")
  private boolean open;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "Only those of one kind: ${COMPLETION-CANDIDATES}.")
  private String kind;

  @Option(
      names = "--of",
      paramLabel = "ID",
      description = "Only those about one device, gateway or site.")
  private String subject;

  private static final class Kinds extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Kinds() {
      super(Stream.of(FindingKind.values()).map(FindingKind::wireName).toList());
    }
  }

  @Override
  public Integer call() {
    if (kind != null && !new Kinds().contains(kind)) {
      throw new CommandFailedException(
          "No finding is of the kind %s: write one of %s."
              .formatted(kind, String.join(", ", new Kinds())));
    }
    print(new FindingList(open, kind, subject).in(audit.catalog()));
    return 0;
  }

  private void print(QueryResult found) {
    PrintWriter out = spec.commandLine().getOut();
    json.ifEmpty(out, found.rows(), "There is no such finding.");
    List<String> lines = TextTable.lines(found);
    int heading = lines.size() - found.rows().size();
    if (!found.rows().isEmpty()) {
      json.head(out, lines.subList(0, heading));
    }
    for (int row = 0; row < found.rows().size(); row++) {
      json.print(out, object(found, row), lines.get(heading + row));
    }
    out.flush();
  }

  private static Map<String, Object> object(QueryResult found, int row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int column = 0; column < found.columns().size(); column++) {
      object.put(found.columns().get(column), found.rows().get(row).get(column));
    }
    return object;
  }
}
