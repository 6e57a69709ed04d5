package dev.muster.connectors.kafka.resume;

import java.util.Locale;

/** How records can be lost between a checkpoint and the log. */
public enum LossKind {
  /** Removed by retention, or by somebody, before they were read. */
  REMOVED("records %2$d to %3$d of %1$s were removed before they were read"),
  /** Read, and gone from the log: records that came after would stand at their offsets unread. */
  CUT("records %2$d to %3$d of %1$s were read and are gone from the log, which was cut short"),
  /** The topic is another one of the same name. */
  MADE_ANEW("%1$s was made anew, so whatever it had from record %2$d on is lost unread"),
  /** The topic is no longer read under that name. */
  LEFT("%1$s is no longer read, so whatever it had from record %2$d on is left unread");

  private final String sentence;

  LossKind(String sentence) {
    this.sentence = sentence;
  }

  String told(LostRecords records) {
    return String.format(
        Locale.ROOT,
        sentence,
        records.topic() + "-" + records.partition(),
        records.first(),
        records.last());
  }
}
