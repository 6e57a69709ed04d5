package dev.muster.local.control;

import dev.muster.connectors.kafka.TopicReader;
import dev.muster.control.ControlAuthenticator;
import dev.muster.message.ArrivedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tells which of the records that were just published the pipeline refuses, as a version as new
 * stood before them. Reads each of their partitions once, up to the last of them, and checks
 * signatures only of what others wrote about the same subjects.
 */
final class PublishedVersions {
  private final ControlAuthenticator<?> authenticator;
  private final Map<Integer, NavigableMap<Long, PublishedVersion>> ours = new TreeMap<>();
  private final Map<String, Long> newest = new HashMap<>();
  private final List<PublishedVersion> overtaken = new ArrayList<>();

  PublishedVersions(ControlAuthenticator<?> authenticator, List<PublishedVersion> published) {
    this.authenticator = authenticator;
    for (PublishedVersion each : published) {
      ours.computeIfAbsent(each.partition(), any -> new TreeMap<>()).put(each.offset(), each);
      newest.put(each.subject(), 0L);
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
  private void take(ArrivedRecord record, PublishedVersion own) {
    if (own != null) {
      if (!isNewest(own.subject(), own.version())) {
        overtaken.add(own);
      }
    } else if (record.key() != null && newest.containsKey(subject(record))) {
      authenticator
          .authenticate(record)
          .fold(authentic -> isNewest(authentic.subject(), authentic.version()), refused -> false);
    }
  }

  private boolean isNewest(String subject, long version) {
    boolean newer = version > newest.get(subject);
    if (newer) {
      newest.put(subject, version);
    }
    return newer;
  }

  private static String subject(ArrivedRecord record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
