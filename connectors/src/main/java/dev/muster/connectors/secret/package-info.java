/**
 * Which settings of Kafka clients, catalogs and Flink hold secrets, how they may be given, and what
 * a reference leads to.
 */
package dev.muster.connectors.secret;
