package dev.muster.local.command;

import dev.muster.connectors.keys.KeyReport;
import java.util.List;

/**
 * What a key ceremony made, for scripts.
 *
 * @param directory where the files are
 * @param fleet the fleet
 * @param rootSha256 digest of the root document
 * @param files names of what was written
 */
record KeyReportView(String directory, String fleet, String rootSha256, List<String> files) {
  static KeyReportView of(KeyReport report) {
    return new KeyReportView(
        report.directory().toString(), report.fleet(), report.rootSha256(), report.files());
  }
}
