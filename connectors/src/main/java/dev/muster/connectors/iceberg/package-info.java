/** The audit tables in Iceberg: their catalog, creation, sinks, upkeep and guard at start. */
package dev.muster.connectors.iceberg;
