package dev.muster.pipeline;

import dev.muster.audit.run.RunEventKind;
import dev.muster.audit.run.RunNote;
import dev.muster.connectors.kafka.Resumption;
import dev.muster.connectors.kafka.TopicFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a start has to go on without: logged, and noted in table {@code runs}. */
final class StartNotes {
  private static final Logger LOG = LoggerFactory.getLogger(StartNotes.class);
  private static final int NONE = -1;

  private StartNotes() {}

  static List<RunNote> accepted(Resumption resumption) {
    return resumption.accepted().stream()
        .map(
            loss ->
                logged(
                    new RunNote(
                        RunEventKind.LOSS_ACCEPTED,
                        loss.records().topic(),
                        loss.records().partition(),
                        loss.records().first(),
                        "%s; accepted as %s".formatted(loss.told(), loss.records()))))
        .toList();
  }

  static List<RunNote> gone(Collection<String> transactions) {
    return transactions.stream()
        .map(
            id ->
                logged(
                    new RunNote(
                        RunEventKind.TRANSACTION_GONE,
                        null,
                        NONE,
                        NONE,
                        ("the broker no longer has transaction %s open: what it held is lost unless"
                                + " it was committed before; audit reconcile names what is missing,"
                                + " audit requarantine and command reissue send it again")
                            .formatted(id))))
        .toList();
  }

  /** A replay is to be told so: see {@code kafka.telemetry-grown}. */
  static List<RunNote> grown(TopicFacts topic) {
    return topic.grown().stream()
        .map(
            growth ->
                new RunNote(
                    RunEventKind.TOPIC_GREW,
                    topic.name(),
                    NONE,
                    NONE,
                    "had %s partitions until %s"
                        .formatted(growth.from(), Instant.ofEpochMilli(growth.at()))))
        .toList();
  }

  private static RunNote logged(RunNote note) {
    LOG.warn("{}: {}", note.kind(), note.detail());
    return note;
  }
}
