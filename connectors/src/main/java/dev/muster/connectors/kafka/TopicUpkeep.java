package dev.muster.connectors.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Keeps the settings of existing topics as a start needs them, where Muster owns the broker: nobody
 * could change them while it doesn't run. Elsewhere the preflight says what to change.
 */
public final class TopicUpkeep {
  private TopicUpkeep() {}

  /** What an earlier build or anybody else may have set otherwise, and the pipeline insists on. */
  private static final List<String> INSISTED =
      Stream.concat(
              AnyTimestamp.LIMITS.stream(),
              Stream.of(
                  TopicConfig.COMPRESSION_TYPE_CONFIG,
                  TopicConfig.CLEANUP_POLICY_CONFIG,
                  TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))
          .toList();

  /**
   * Sets what would keep the pipeline from starting: room for dead letters, however large a record
   * telemetry takes by now, limits on timestamps, compression, and what is kept.
   *
   * @param telemetry whose records may be refused
   * @param quarantine where they go then
   * @return a line for each change
   * @throws PreflightException if the broker can't be reached or refuses
   */
  public static List<String> mend(
      KafkaAccess access, List<TopicSpec> specs, String telemetry, String quarantine) {
    Map<String, Config> settings =
        new TopicPreflight(access, TimestampRule.RECORDED)
            .settings(specs.stream().map(TopicSpec::name).toList());
    List<TopicChange> changes = insisted(specs, settings);
    changes.addAll(
        room(
            AdminAccess.of(settings, telemetry), quarantine, AdminAccess.of(settings, quarantine)));
    if (!changes.isEmpty()) {
      make(access, changes);
    }
    return changes.stream()
        .map(each -> "Set %s=%s on %s.".formatted(each.setting(), each.value(), each.topic()))
        .toList();
  }

  static List<TopicChange> insisted(List<TopicSpec> specs, Map<String, Config> settings) {
    List<TopicChange> changes = new ArrayList<>();
    for (TopicSpec spec : specs) {
      for (String setting : INSISTED) {
        String wanted = spec.settings().get(setting);
        ConfigEntry there = AdminAccess.of(settings, spec.name()).get(setting);
        if (wanted != null && there != null && !wanted.equals(there.value())) {
          changes.add(new TopicChange(spec.name(), setting, wanted));
          changes.addAll(kept(spec, setting));
        }
      }
    }
    return changes;
  }

  /** What is no longer compacted would otherwise go after the broker's retention. */
  private static List<TopicChange> kept(TopicSpec spec, String setting) {
    String retention = TopicConfig.RETENTION_MS_CONFIG;
    return setting.equals(TopicConfig.CLEANUP_POLICY_CONFIG)
        ? List.of(
            new TopicChange(spec.name(), retention, AdminAccess.of(spec.settings(), retention)))
        : List.of();
  }

  static List<TopicChange> room(Config ofTelemetry, String quarantine, Config ofQuarantine) {
    String setting = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
    long needed = Long.parseLong(ofTelemetry.get(setting).value()) + TopicSpec.HEADER_BYTES;
    return Long.parseLong(ofQuarantine.get(setting).value()) >= needed
        ? List.of()
        : List.of(new TopicChange(quarantine, setting, String.valueOf(needed)));
  }

  private static void make(KafkaAccess access, List<TopicChange> changes) {
    Map<ConfigResource, Collection<AlterConfigOp>> wanted =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change -> new ConfigResource(ConfigResource.Type.TOPIC, change.topic()),
                    Collectors.mapping(
                        change ->
                            new AlterConfigOp(
                                new ConfigEntry(change.setting(), change.value()),
                                AlterConfigOp.OpType.SET),
                        Collectors.<AlterConfigOp, Collection<AlterConfigOp>>toCollection(
                            ArrayList::new))));
    try (Admin admin = AdminAccess.open(access)) {
      AdminAccess.await(
          access,
          admin.incrementalAlterConfigs(wanted).all(),
          "The settings of topics can't be changed");
    }
  }
}
