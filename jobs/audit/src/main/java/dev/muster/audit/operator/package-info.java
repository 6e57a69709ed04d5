/** The operators that write what {@code audit} defines: rows, ticks and the run log. */
package dev.muster.audit.operator;
