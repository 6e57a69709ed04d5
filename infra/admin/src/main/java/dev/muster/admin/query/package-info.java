/**
 * SQL over the audit tables: DuckDB reading copies or files that Iceberg plans; and how rows are
 * shown.
 */
package dev.muster.admin.query;
