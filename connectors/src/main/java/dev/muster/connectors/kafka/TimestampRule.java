package dev.muster.connectors.kafka;

/** Whose timestamps a topic's records must carry. */
public enum TimestampRule {
  /** The broker's, as everywhere that is real. */
  LOG_APPEND_TIME,

  /** Any: a recording is replayed under its recorded timestamps. */
  RECORDED
}
