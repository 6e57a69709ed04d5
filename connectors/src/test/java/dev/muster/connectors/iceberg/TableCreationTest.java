package dev.muster.connectors.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.AuditTables;
import dev.muster.audit.Column;
import dev.muster.audit.TableDefinition;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableCreationTest {

  @TempDir Path directory;

  private Catalog catalog;

  @BeforeEach
  void open() {
    catalog = new AuditCatalog(CatalogSettings.embedded(directory)).loadCatalog();
  }

  @AfterEach
  void close() {
    AuditCatalog.close(catalog);
  }

  @Test
  void createsEveryTableAsTheDefinitionsSay() {
    new TableCreation(catalog).create(AuditTables.all());
    new TableCreation(catalog).create(AuditTables.all());

    for (TableDefinition definition : AuditTables.all()) {
      Table table = table(definition);
      assertThat(table.schema().columns())
          .extracting(Types.NestedField::name)
          .containsExactlyElementsOf(definition.columns().stream().map(Column::name).toList());
      assertThat(table.schema().columns())
          .extracting(Types.NestedField::doc)
          .containsExactlyElementsOf(definition.columns().stream().map(Column::doc).toList());
      assertThat(table.spec().fields())
          .singleElement()
          .satisfies(field -> assertThat(field.transform()).hasToString("day"));
      assertThat(TableUtil.formatVersion(table)).isEqualTo(2);
      assertThat(table.properties())
          .containsEntry("write.metadata.delete-after-commit.enabled", "true")
          .containsEntry("write.metadata.previous-versions-max", "20")
          .containsEntry("write.distribution-mode", "none")
          .containsEntry("comment", definition.doc());
    }
  }

  @Test
  void addsColumnsThatAnOlderTableLacks() {
    TableDefinition older =
        new TableDefinition(
            "gaps",
            AuditTables.GAPS.doc(),
            AuditTables.GAPS.columns().stream()
                .filter(column -> !column.name().equals("registry_version"))
                .toList(),
            AuditTables.GAPS.dayColumn());
    new TableCreation(catalog).create(List.of(older));

    new TableCreation(catalog).create(List.of(AuditTables.GAPS));

    assertThat(table(AuditTables.GAPS).schema().columns())
        .extracting(Types.NestedField::name)
        .containsExactlyElementsOf(AuditTables.GAPS.columns().stream().map(Column::name).toList());
    assertThat(table(AuditTables.GAPS).schema().findField("registry_version").isOptional())
        .isTrue();
  }

  private Table table(TableDefinition definition) {
    return catalog.loadTable(AuditCatalog.identifier(definition));
  }
}
