package dev.muster.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the live view shows at one moment.
 *
 * @param seconds since the demonstration began
 * @param phase what is going on
 * @param sent records sent to the telemetry topic
 * @param sentRate of them in the last second
 * @param verdicts verdicts given so far, by reason, ticks apart
 * @param verdictRate of them in the last second
 * @param aftermath what came of them
 * @param pending records that wait in the log
 * @param gaps gaps in the table
 * @param commitAge seconds since the newest commit, or below zero if there was none
 */
record LiveFrame(
    double seconds,
    String phase,
    long sent,
    double sentRate,
    Map<String, Long> verdicts,
    double verdictRate,
    Aftermath aftermath,
    long pending,
    long gaps,
    double commitAge) {

  private static final int REASONS_PER_LINE = 4;

  /**
   * What came of accepted messages.
   *
   * @param sections their sections, by outcome and purpose together
   * @param findings raised so far, by kind
   * @param commands changes of commands, by state
   */
  record Aftermath(
      Map<String, Long> sections, Map<String, Long> findings, Map<String, Long> commands) {

    private List<String> lines() {
      return List.of(
          "sections " + counted(sections),
          "findings " + counted(findings),
          "commands " + counted(commands));
    }

    private static String counted(Map<String, Long> counts) {
      String all =
          mostFirst(counts).stream()
              .map(
                  each ->
                      each.getKey().toLowerCase(Locale.ROOT) + ' ' + text("%,d", each.getValue()))
              .collect(Collectors.joining(", "));
      return all.isEmpty() ? "none" : all;
    }
  }

  /** For a terminal that can be redrawn. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(text("%6.1f s  %s", seconds, phase));
    lines.add(text("  sent    %,10d  %,7.0f/s", sent, sentRate));
    lines.add(
        text("  judged  %,10d  %,7.0f/s  %,d waiting in the log", judged(), verdictRate, pending));
    lines.add(text("  gaps    %,10d  last commit %s", gaps, commit()));
    aftermath.lines().forEach(line -> lines.add("  " + line));
    StringBuilder line = new StringBuilder();
    int inLine = 0;
    for (Map.Entry<String, Long> reason : mostFirst(verdicts)) {
      line.append(text("  %-22s%,8d", reason.getKey(), reason.getValue()));
      if (++inLine == REASONS_PER_LINE) {
        lines.add(line.toString());
        line.setLength(0);
        inLine = 0;
      }
    }
    if (inLine > 0) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** For anything else: one line. */
  String line() {
    return text(
        "%.1f s: %s; sent %s (%.0f/s), judged %s (%.0f/s), accepted %s, refused %s, waiting %s,"
            + " gaps %s, last commit %s; %s",
        seconds,
        phase,
        sent,
        sentRate,
        judged(),
        verdictRate,
        accepted(),
        judged() - accepted(),
        pending,
        gaps,
        commit(),
        String.join("; ", aftermath.lines()));
  }

  private long judged() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
  }

  private long accepted() {
    return verdicts.getOrDefault("ACCEPTED", 0L);
  }

  private static List<Map.Entry<String, Long>> mostFirst(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  private String commit() {
    return commitAge < 0 ? "none yet" : text("%.1f s ago", commitAge);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
