package dev.muster.admin.control;

import dev.muster.connectors.kafka.TopicReader;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.Precedence;
import dev.muster.message.ArrivedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the records that were just published the pipeline refuses, as a version as new
 * stood before them. Reads each of their partitions once, up to the last of them, and checks
 * signatures only of what others wrote about the same subjects.
 */
final class PublishedVersions {
  private final ControlAuthenticator<?> authenticator;
  private final Map<Integer, NavigableMap<Long, PublishedVersion>> ours = new TreeMap<>();
  private final Map<String, Precedence> inForce = new HashMap<>();
  private final Set<String> subjects = new HashSet<>();
  private final List<PublishedVersion> overtaken = new ArrayList<>();

  PublishedVersions(ControlAuthenticator<?> authenticator, List<PublishedVersion> published) {
    this.authenticator = authenticator;
    for (PublishedVersion each : published) {
      ours.computeIfAbsent(each.partition(), any -> new TreeMap<>()).put(each.offset(), each);
      subjects.add(each.subject());
    }
  }

  List<PublishedVersion> overtaken(TopicReader topic) {
    ours.forEach(
        (partition, placed) ->
            topic.read(
                partition,
                0,
                placed.lastKey(),
                record -> take(record, placed.get(record.offset()))));
    return overtaken;
  }

  /**
   * @param own null if somebody else wrote it
   */
  private void take(ArrivedRecord record, @Nullable PublishedVersion own) {
    if (own != null) {
      if (!follows(own.subject(), Precedence.of(own.version()))) {
        overtaken.add(own);
      }
    } else if (record.key() != null && subjects.contains(subject(record))) {
      authenticator
          .authenticate(record)
          .fold(
              authentic -> follows(authentic.subject(), Precedence.of(authentic)),
              refused -> false);
    }
  }

  private boolean follows(String subject, Precedence next) {
    boolean follows = next.follows(inForce.get(subject));
    if (follows) {
      inForce.put(subject, next);
    }
    return follows;
  }

  private static String subject(ArrivedRecord record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
