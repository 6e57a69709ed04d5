package dev.muster.admin.reconciliation;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What the headers of a dead letter say, whoever wrote it. */
final class LetterHeaders {
  /** Stands for no number. */
  static final long NONE = -1;

  private LetterHeaders() {}

  /** The text of a header, or null where there is none. */
  static @Nullable String text(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The number in a header, or {@link #NONE} where there is none. */
  static long number(ConsumerRecord<byte[], byte[]> letter, String name) {
    String text = text(letter, name);
    try {
      return text == null ? NONE : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return NONE;
    }
  }
}
