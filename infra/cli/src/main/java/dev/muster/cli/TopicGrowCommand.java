package dev.muster.cli;

import dev.muster.connectors.kafka.TopicGrowth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** More partitions for telemetry. */
@Command(
    name = "grow",
    description = {
      "Give the topic of telemetry more partitions, so that more tasks can share it. Stop the"
          + " pipeline before, and start it after: it goes on from its newest checkpoint. Devices"
          + " may send all the while; for ten minutes each may still send by the partition it had,"
          + " and is judged in the order of arrival whichever it takes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster topic grow --partitions 8",
      "  ./muster topic grow --partitions 8 --config admin.yaml"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class TopicGrowCommand implements Runnable {
  @Mixin private AuditAccess access;
  @Mixin private JsonOption json;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      required = true,
      description = "How many there are to be: a whole multiple of what there are.")
  private int partitions;

  @Option(
      names = "--ticking",
      description = {
        "Grow although ticks come: from a metronome of its own, or from whoever forges them. By"
            + " default that is taken for a pipeline that runs."
      })
  private boolean ticking;

  @Override
  public void run() {
    String topic = access.topics().telemetry();
    int before = access.withKafka(kafka -> new TopicGrowth(kafka, topic).to(partitions, ticking));
    json.print(
        new View(topic, before, partitions),
        "Topic %s has %s partitions, and had %s. Start the pipeline again."
            .formatted(topic, partitions, before));
  }

  private record View(String topic, int before, int partitions) {}
}
