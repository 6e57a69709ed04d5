/** Which settings of Kafka clients, catalogs and Flink hold secrets, and how they may be given. */
package dev.muster.connectors.secret;
