/** A real Kafka broker inside of this process: one node, on 127.0.0.1 only. */
package dev.muster.local.broker;
