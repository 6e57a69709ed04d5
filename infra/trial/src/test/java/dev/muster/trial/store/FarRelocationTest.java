package dev.muster.trial.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.query.AuditQuery;
import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRelocation;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.testkit.TableRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarRelocationTest {
  private static final OffsetDateTime ARRIVAL = OffsetDateTime.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void bringsLocalTablesToACatalogOverHttpWithTheirFilesOnS3() throws Exception {
    AuditCatalog here = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(here);
    TableRows gaps = new TableRows(here, AuditTables.GAPS);
    gaps.append(List.of(gap(1), gap(2)));
    gaps.append(List.of(gap(3)));

    try (FarTables far = FarTables.start(Files.createDirectory(directory.resolve("far")))) {
      AuditRelocation.copy(here, far.catalog());
      new TableRows(far.catalog(), AuditTables.GAPS).append(List.of(gap(4)));

      assertThat(numbers(far.catalog())).containsExactly("1", "2", "3", "4");
      assertThat(numbers(here)).containsExactly("1", "2", "3");
    }
  }

  private static Map<String, Object> gap(long number) {
    return Map.of(
        "arrival",
        ARRIVAL,
        "device",
        "pump-1",
        "kid",
        "00",
        "epoch",
        1L,
        "first_seq",
        number,
        "last_seq",
        number,
        "missing",
        1L,
        "run_id",
        "run",
        "processed_at",
        ARRIVAL);
  }

  private static List<String> numbers(AuditCatalog catalog) {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      return query.run("SELECT first_seq FROM audit.gaps ORDER BY 1").rows().stream()
          .map(row -> String.valueOf(row.get(0)))
          .toList();
    }
  }
}
