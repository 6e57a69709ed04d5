/** The Flink clusters of a cluster, one for each job. */
package dev.muster.cluster.flink;
