/** SQL over the audit tables: DuckDB reading the files that Iceberg plans. */
package dev.muster.local.query;
