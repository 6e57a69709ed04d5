/** Who may do what on which topic. */
package dev.muster.connectors.kafka.access;
