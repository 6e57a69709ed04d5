/** Writes rows to the files of many tables, and commits them all in one place. */
package dev.muster.connectors.iceberg.commit;
