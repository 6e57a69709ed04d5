/** The brokers of a cluster. */
package dev.muster.cluster.kafka;
