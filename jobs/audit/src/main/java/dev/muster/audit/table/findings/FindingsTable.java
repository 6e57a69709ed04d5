package dev.muster.audit.table.findings;

import dev.muster.audit.table.TableDefinition;

/** The table {@code findings}. */
public final class FindingsTable {

  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "findings",
          "One row for every change of state of a finding, with what was expected and observed. The"
              + " newest row of a finding is its current state.",
          """
          arrival          TIMESTAMP From when on the state counts, in time of arrival.
          finding          STRING    The id of the finding, derived from subject, rule, kind and
                                     onset: 32 hexadecimal digits.
          kind             STRING    silent, gateway-down, site-down, level, stuck, drift, rate or
                                     flooded.
          state            STRING    RAISED, CLEARED when it is over, or RETRACTED when it never
                                     was.
          subject_kind     STRING    device, gateway, site or topic-partition.
          subject          STRING    The id of what it is about; of a partition of the telemetry
                                     topic its number, and behind a slash the gateway that the
                                     records name.
          rule             STRING    The name of the rule that it comes from.
          rule_version     LONG      The version of that rule.
          onset            TIMESTAMP When it began, in time of arrival.
          window_start     TIMESTAMP The beginning of what was looked at.
          window_end       TIMESTAMP The end of what was looked at.
          data_class       STRING?   The class of the readings behind it; empty when it rests on
                                     none.
          metric           STRING?   The name of the reading.
          expected         DOUBLE?   What was expected; empty for readings outside the class
                                     operational.
          observed         DOUBLE?   What was observed; empty likewise.
          deviation        DOUBLE?   How far from expected, in units of the normal spread.
          records          STRING?   The records behind it, as partition:first-last in offsets of
                                     the telemetry topic; empty when it rests on the absence of all.
          cohort           STRING?   The cohort of the device.
          site             STRING?   The site of the device.
          registry_version LONG?     The version of the registry record that it was judged by.
          epoch            LONG      The boot count that the device spoke in last.
          last_seq         LONG      The highest sequence number that was seen of the device in that
                                     epoch.
          """,
          "arrival");

  private FindingsTable() {}
}
