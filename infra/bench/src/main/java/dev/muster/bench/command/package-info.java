/** The command {@code bench}. */
package dev.muster.bench.command;
