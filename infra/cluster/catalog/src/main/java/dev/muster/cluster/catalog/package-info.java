/** The catalog server of a cluster, on a class path of its own. */
package dev.muster.cluster.catalog;
