/** The commands of a cluster. */
package dev.muster.cluster.command;
