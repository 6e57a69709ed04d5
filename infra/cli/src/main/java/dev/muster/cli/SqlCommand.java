package dev.muster.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.admin.query.AuditQuery;
import dev.muster.admin.query.BroughtNotice;
import dev.muster.admin.query.CsvTable;
import dev.muster.admin.query.QueryResult;
import dev.muster.admin.query.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Queries the audit tables. */
@Command(
    name = "sql",
    description = {
      "Query the audit tables, while the pipeline runs or not. Views: verdicts, gaps,"
          + " device_changes, decisions, readings_CLASS of each data class, findings, commands, runs."
          + " The SQL is DuckDB's; instants are in UTC. Tables that lie elsewhere are copied to this"
          + " machine while the statement runs: those that it names."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster sql \"SELECT verdict, count(*) FROM verdicts GROUP BY ALL ORDER BY 2 DESC\"",
      "  ./muster sql --csv \"FROM gaps\" > gaps.csv",
      "  ./muster sql \"DESCRIBE verdicts\""
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class SqlCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;

  @Option(names = "--json", description = "Print JSON, one object per row.")
  private boolean json;

  @Option(names = "--csv", description = "Print comma-separated values with a header.")
  private boolean csv;

  @Parameters(paramLabel = "SQL", arity = "1..*", description = "One statement.")
  private List<String> sql;

  @Override
  public void run() {
    BroughtNotice notice = new BroughtNotice(spec.commandLine().getErr(), System::nanoTime);
    try (AuditQuery query = AuditQuery.forOneStatement(audit.catalog(), notice)) {
      print(query.run(String.join(" ", sql)));
    }
  }

  private void print(QueryResult result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      result.named().forEach(row -> out.println(object(mapper, row)));
    } else {
      (csv ? CsvTable.lines(result) : TextTable.lines(result)).forEach(out::println);
    }
    out.flush();
  }

  private static String object(ObjectMapper mapper, Map<String, Object> row) {
    try {
      return mapper.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
