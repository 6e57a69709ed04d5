package dev.muster.connectors.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.Column;
import dev.muster.audit.table.TableDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.UpdateSchema;
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

  @Test
  void leavesColumnsThatSomebodyAddedWhereTheyStand() {
    create();
    table(AuditTables.FINDINGS)
        .updateSchema()
        .addColumn("ticket", Types.StringType.get())
        .moveFirst("ticket")
        .commit();

    create();

    assertThat(table(AuditTables.FINDINGS).schema().columns().get(0).name()).isEqualTo("ticket");
  }

  @Test
  void namesTheColumnThatKeepsRowsFromBeingWritten() {
    assertRefused(
        update -> update.renameColumn("subject", "device"),
        "The column subject of the table audit.findings was renamed to device: rename it back, as"
            + " rows are written by these names.");
    assertRefused(
        update -> update.deleteColumn("subject"),
        "The table audit.findings lacks the column subject, which this version of Muster writes:"
            + " somebody dropped or renamed it, so bring it back under this name, or use another"
            + " catalog.");
    assertRefused(
        update ->
            update.allowIncompatibleChanges().addRequiredColumn("ticket", Types.LongType.get()),
        "The table audit.findings has a column ticket that this version of Muster does not know"
            + " and that must not be null: make it optional or drop it, or use the version that"
            + " wrote it.");
    assertRefused(
        update -> update.deleteColumn("finding").addColumn("finding", Types.LongType.get()),
        "The column finding of the table audit.findings has the type long, and this version of"
            + " Muster writes string: use the version that wrote it last, or another catalog.");
    assertRefused(
        update -> update.allowIncompatibleChanges().requireColumn("data_class"),
        "The column data_class of the table audit.findings must not be null, but not every row"
            + " has a value for it: make it optional.");
  }

  @Test
  void bringsBackAColumnThatMayBeNullAndThatSomebodyDropped() {
    create();
    table(AuditTables.FINDINGS).updateSchema().deleteColumn("data_class").commit();

    create();

    assertThat(table(AuditTables.FINDINGS).schema().findField("data_class")).isNotNull();
  }

  /** Makes a table anew and changes it: the next start names the column, and changes nothing. */
  private void assertRefused(UnaryOperator<UpdateSchema> change, String sentence) {
    if (catalog.tableExists(AuditCatalog.identifier(AuditTables.FINDINGS))) {
      catalog.dropTable(AuditCatalog.identifier(AuditTables.FINDINGS));
    }
    create();
    change.apply(table(AuditTables.FINDINGS).updateSchema()).commit();
    List<Types.NestedField> changed = table(AuditTables.FINDINGS).schema().columns();

    assertThatThrownBy(this::create)
        .isInstanceOf(CatalogSettingsException.class)
        .hasMessage(sentence);
    assertThat(table(AuditTables.FINDINGS).schema().columns()).isEqualTo(changed);
  }

  private void create() {
    new TableCreation(catalog).create(List.of(AuditTables.FINDINGS));
  }

  private Table table(TableDefinition definition) {
    return catalog.loadTable(AuditCatalog.identifier(definition));
  }
}
