/** The catalog of a cluster, and where its tables are. */
package dev.muster.cluster.storage;
