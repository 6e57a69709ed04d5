/** Copies a table to another place, with its snapshots, tags and markers. */
package dev.muster.connectors.iceberg.relocation;
