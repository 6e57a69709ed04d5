package dev.muster.local.command;

import dev.muster.connectors.keys.KeyReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a key ceremony made, for scripts. */
final class KeyReportView {
  private KeyReportView() {}

  static Map<String, Object> of(KeyReport report) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("directory", report.directory().toString());
    view.put("fleet", report.fleet());
    view.put("root_sha256", report.rootSha256());
    view.put("files", report.files());
    return view;
  }
}
