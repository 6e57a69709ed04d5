/** The command line. */
package dev.muster.local.command;
