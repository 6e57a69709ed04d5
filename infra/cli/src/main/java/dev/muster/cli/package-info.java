/** The command line. */
package dev.muster.cli;
