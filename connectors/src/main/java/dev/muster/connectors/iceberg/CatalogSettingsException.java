package dev.muster.connectors.iceberg;

import java.io.Serial;

/** The catalog cannot be reached with these settings; the message says which one and what to do. */
public final class CatalogSettingsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  CatalogSettingsException(String message) {
    super(message);
  }

  CatalogSettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
