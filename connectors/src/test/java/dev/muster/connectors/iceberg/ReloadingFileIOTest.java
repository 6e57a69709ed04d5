package dev.muster.connectors.iceberg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.AuditTables;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingFileIOTest {
  @TempDir Path directory;

  private AuditCatalog catalog;
  private Catalog loaded;
  private Table carried;

  @BeforeEach
  void carry() throws Exception {
    Map<String, String> properties =
        new HashMap<>(CatalogSettings.embedded(directory).properties());
    properties.put("jdbc.password", "env:PATH");
    catalog = new AuditCatalog(new CatalogSettings(properties));
    IcebergAuditSinks.createTables(catalog);
    loaded = catalog.loadCatalog();
    Table table = loaded.loadTable(AuditCatalog.identifier(AuditTables.GAPS));
    carried = ReloadingFileIO.carriable(table, catalog.table(AuditTables.GAPS));
  }

  @AfterEach
  void close() {
    AuditCatalog.close(loaded);
  }

  @Test
  void carriesAReferenceToASecretAndNotTheSecret() throws Exception {
    String bytes = new String(InstantiationUtil.serializeObject(carried), ISO_8859_1);

    assertThat(bytes).contains("env:PATH").doesNotContain(System.getenv("PATH"));
    assertThat(carried.io().properties()).containsValue(System.getenv("PATH"));
  }

  @Test
  void writesAndReadsFilesWhereItWasCarriedTo() throws Exception {
    Table there = (Table) InstantiationUtil.clone((BaseTable) carried);
    String file = there.locationProvider().newDataLocation("some.file");

    try (OutputStream out = there.io().newOutputFile(file).create()) {
      out.write(7);
    }
    there.io().close();
    try (InputStream in = there.io().newInputFile(file).newStream()) {
      assertThat(in.read()).as("after it was closed, too").isEqualTo(7);
    }
    there.io().deleteFile(file);
    assertThat(there.io().newInputFile(file).exists()).isFalse();
  }
}
