/**
 * Muster in processes of their own, as it runs in production: {@link dev.muster.cluster.Cluster}.
 */
package dev.muster.cluster;
