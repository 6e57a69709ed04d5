package dev.muster.connectors.iceberg;

/** The catalog cannot be reached with these settings; the message says which one and what to do. */
public final class CatalogSettingsException extends RuntimeException {

  CatalogSettingsException(String message) {
    super(message);
  }

  CatalogSettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
