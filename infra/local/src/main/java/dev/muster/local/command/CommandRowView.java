package dev.muster.local.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of the table {@code commands} as they are asked for and shown. */
final class CommandRowView {
  private static final String COLUMNS =
      "arrival, command, device, action, state, held_by, rule, finding_kind, expires_at";

  /** A command's rows in the order of its life; two of one time are told apart by their state. */
  private static final String ORDER =
      "arrival, CASE state WHEN 'AWAITING_APPROVAL' THEN 0 WHEN 'ISSUED' THEN 1 ELSE 2 END";

  private CommandRowView() {}

  /** Each command's newest row, the newest command first; null restricts nothing. */
  static String newest(String state, String device) {
    String newest =
        "SELECT %s FROM audit.commands QUALIFY row_number() OVER (PARTITION BY command ORDER BY %s) = 1"
            .formatted(COLUMNS, descending());
    return "SELECT * FROM (%s) WHERE true%s%s ORDER BY arrival DESC, command"
        .formatted(
            newest,
            state == null ? "" : " AND state = " + quoted(state.toUpperCase(Locale.ROOT)),
            device == null ? "" : " AND device = " + quoted(device));
  }

  /** All rows of the commands whose id begins so. */
  static String history(String id) {
    return "SELECT * FROM audit.commands WHERE starts_with(command, %s) ORDER BY command, %s"
        .formatted(quoted(id.toLowerCase(Locale.ROOT)), ORDER);
  }

  /** The intents of commands as they were issued. */
  static String intents(List<String> ids) {
    return "SELECT command, intent FROM audit.commands WHERE state = 'ISSUED' AND command IN (%s)"
        .formatted(String.join(", ", ids.stream().map(CommandRowView::quoted).toList()));
  }

  /** Which of these commands were followed by a later one to their device that is none of them. */
  static String overtaken(List<String> ids) {
    String list = String.join(", ", ids.stream().map(CommandRowView::quoted).toList());
    return """
        SELECT lost.command FROM audit.commands AS lost
        WHERE lost.state = 'ISSUED' AND lost.command IN (%1$s) AND EXISTS
          (SELECT 1 FROM audit.commands AS later
           WHERE later.state = 'ISSUED' AND later.device = lost.device
             AND later.counter > lost.counter AND later.command NOT IN (%1$s))
        """
        .formatted(list);
  }

  /** For scripts. */
  static Map<String, Object> of(List<String> columns, List<Object> row) {
    Map<String, Object> view = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      view.put(columns.get(column), row.get(column));
    }
    return view;
  }

  /** One line for people, of a row of {@link #newest}. */
  static String line(List<Object> row) {
    String state = String.valueOf(row.get(4));
    return "%s  %s  %s %s: %s%s, by rule %s for %s"
        .formatted(
            row.get(0),
            row.get(1),
            row.get(2),
            row.get(3),
            state,
            row.get(5) == null ? "" : " (" + row.get(5) + ")",
            row.get(6),
            row.get(7));
  }

  private static String descending() {
    return ORDER.replace("arrival,", "arrival DESC,") + " DESC";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
