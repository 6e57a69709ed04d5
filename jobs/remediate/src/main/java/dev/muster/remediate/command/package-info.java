/** What is kept of a command until it has come to its end. */
package dev.muster.remediate.command;
