/** The commands that run Muster on one machine: {@code init}, {@code up} and {@code run}. */
package dev.muster.local.command;
