/**
 * What can't heal by trying again.
 *
 * <p>Flink restarts a job after any exception but those that say by their type that it is no use.
 * The libraries' don't, so what they throw is looked at where it leaves them.
 */
package dev.muster.connectors.fault;
