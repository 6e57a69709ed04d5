/** What a table is. Each has a package of its own, with its columns, rows and counts. */
package dev.muster.audit.table;
