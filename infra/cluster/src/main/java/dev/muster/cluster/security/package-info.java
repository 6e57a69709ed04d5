/** Certificates and passwords that a cluster makes for itself. */
package dev.muster.cluster.security;
