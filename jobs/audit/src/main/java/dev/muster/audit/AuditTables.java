package dev.muster.audit;

import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.commands.CommandsTable;
import dev.muster.audit.table.decisions.DecisionsTable;
import dev.muster.audit.table.devicechanges.DeviceChangesTable;
import dev.muster.audit.table.findings.FindingsTable;
import dev.muster.audit.table.gaps.GapsTable;
import dev.muster.audit.table.runs.RunsTable;
import dev.muster.audit.table.verdicts.VerdictsTable;
import java.util.List;

/**
 * The list of the tables of the namespace {@value #NAMESPACE}; what each of them is stands in its
 * own package below {@code table}.
 */
public final class AuditTables {

  /** The namespace that holds every audit table. */
  public static final String NAMESPACE = "audit";

  /** One row for every record of the telemetry topic. */
  public static final TableDefinition VERDICTS = VerdictsTable.DEFINITION;

  /** One row for every run of sequence numbers that never arrived. */
  public static final TableDefinition GAPS = GapsTable.DEFINITION;

  /** One row for every record of the registry topic. */
  public static final TableDefinition DEVICE_CHANGES = DeviceChangesTable.DEFINITION;

  /** One row for every start of the job, and for what was noticed about the pipeline. */
  public static final TableDefinition RUNS = RunsTable.DEFINITION;

  /** One row for each answer of policy, aggregated. */
  public static final TableDefinition DECISIONS = DecisionsTable.DEFINITION;

  /** One row for every change of state of a finding. */
  public static final TableDefinition FINDINGS = FindingsTable.DEFINITION;

  /** One row for every change of state of a command. */
  public static final TableDefinition COMMANDS = CommandsTable.DEFINITION;

  private AuditTables() {}

  /** Every table, in the order in which they are created. */
  public static List<TableDefinition> all() {
    return List.of(VERDICTS, GAPS, DEVICE_CHANGES, RUNS, DECISIONS, FINDINGS, COMMANDS);
  }
}
