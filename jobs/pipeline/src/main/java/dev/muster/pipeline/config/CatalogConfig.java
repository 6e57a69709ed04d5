package dev.muster.pipeline.config;

import dev.muster.connectors.iceberg.CatalogSettings;
import java.util.Map;

/**
 * How the audit tables are reached.
 *
 * @param properties Iceberg catalog properties ({@code type} or {@code catalog-impl}, {@code uri},
 *     {@code warehouse}, ...); secrets are references
 */
public record CatalogConfig(Map<String, String> properties) {

  /** The same as what opens the catalog. */
  public CatalogSettings settings() {
    return new CatalogSettings(properties);
  }

  static CatalogConfig read(Section catalog) {
    Map<String, String> properties = catalog.properties("properties");
    SecretKeys.refuseLiterals(catalog, "properties", properties);
    if (!properties.containsKey("type") && !properties.containsKey("catalog-impl")) {
      catalog.problem("properties.type", "is required, for example `rest` or `jdbc`");
    }
    return new CatalogConfig(Map.copyOf(properties));
  }
}
