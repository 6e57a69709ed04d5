package dev.muster.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.admin.query.AuditQuery;
import dev.muster.admin.query.BroughtNotice;
import dev.muster.admin.query.CsvTable;
import dev.muster.admin.query.QueryResult;
import dev.muster.admin.query.TextTable;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;

  @Option(names = "--json", description = "Print JSON, one object per row.")
  private boolean json;

  @Option(names = "--csv", description = "Print comma-separated values with a header.")
  private boolean csv;

  @Parameters(paramLabel = "SQL", arity = "1..*", description = "One statement.")
  private List<String> sql;

  @Override
  public Integer call() {
    BroughtNotice notice = new BroughtNotice(spec.commandLine().getErr(), System::nanoTime);
    try (AuditQuery query = AuditQuery.forOneStatement(audit.catalog(), notice)) {
      print(query.run(String.join(" ", sql)));
    }
    return 0;
  }

  private void print(QueryResult result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      result.rows().forEach(row -> out.println(object(mapper, result.columns(), row)));
    } else {
      (csv ? CsvTable.lines(result) : TextTable.lines(result)).forEach(out::println);
    }
    out.flush();
  }

  private static String object(ObjectMapper mapper, List<String> columns, List<Object> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i), row.get(i));
    }
    try {
      return mapper.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
