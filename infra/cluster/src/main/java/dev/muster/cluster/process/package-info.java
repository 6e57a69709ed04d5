/** Processes that are killed, held still and started again, and never outlive this one. */
package dev.muster.cluster.process;
