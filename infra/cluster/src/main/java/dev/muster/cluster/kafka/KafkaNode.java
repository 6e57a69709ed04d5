package dev.muster.cluster.kafka;

import java.nio.file.Path;

/**
 * One node of a KRaft quorum, broker and controller at once.
 *
 * @param id from 1 on
 * @param client port for jobs and people: TLS, SASL/SCRAM
 * @param nodes port for the other brokers: TLS with certificates on both sides
 * @param controller port for the quorum: likewise
 * @param directory of its log and configuration
 */
record KafkaNode(int id, int client, int nodes, int controller, Path directory) {
  String name() {
    return "kafka-" + id;
  }

  Path log() {
    return directory.resolve("log");
  }

  /** Says whose log it is, as soon as it is anybody's. */
  Path formatted() {
    return log().resolve("meta.properties");
  }

  Path configuration() {
    return directory.resolve("server.properties");
  }
}
