package dev.muster.cli;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.root.RootDocument;
import dev.muster.control.trust.TrustBundle;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.remediate.budget.Ceilings;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which fleet a control command speaks to: the Muster that runs on a data directory, or the Kafka
 * that a configuration names. The keys that sign are those of the data directory.
 */
public final class FleetAccess {
  @Mixin private DataOption data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Use the Kafka and catalog of this file instead of a running `up`.")
  private Path config;

  /** What the registry says. */
  ControlTopic<DeviceRecord> registry() {
    return new ControlTopic<>(kafka(), topics().registry(), ControlContents.REGISTRY, root());
  }

  /** What is revoked. */
  ControlTopic<TrustBundle> trust() {
    return new ControlTopic<>(kafka(), topics().trust(), ControlContents.TRUST, root());
  }

  /** Signs and publishes device records. */
  ControlPublisher<DeviceRecord> registrar() {
    return publisher(registry(), ControlContents.REGISTRY);
  }

  /** Signs and publishes the trust bundle. */
  ControlPublisher<TrustBundle> revoker() {
    return publisher(trust(), ControlContents.TRUST);
  }

  /** The bundles of a kind. */
  ControlTopic<TextBundle> bundles(BundleKind kind) {
    return new ControlTopic<>(kafka(), kind.topic(topics()), kind.contents(), root());
  }

  /** Signs and publishes bundles of a kind. */
  ControlPublisher<TextBundle> bundlePublisher(BundleKind kind) {
    return publisher(bundles(kind), kind.contents());
  }

  /** What was approved. */
  ControlTopic<Approval> approvals() {
    return new ControlTopic<>(kafka(), topics().approvals(), ControlContents.APPROVAL, root());
  }

  /** Signs and publishes approvals. */
  ControlPublisher<Approval> approver() {
    return publisher(approvals(), ControlContents.APPROVAL);
  }

  /** What no rule may exceed: by the file, or by default. */
  Ceilings ceilings() {
    return ceilings(config);
  }

  /** What no rule may exceed, by a configuration where there is one. */
  static Ceilings ceilings(Path config) {
    return config == null ? Ceilings.DEFAULT : PipelineConfig.read(config).remediate().ceilings();
  }

  /** The catalog of the audit tables. */
  AuditCatalog catalog() {
    return AuditAccess.catalog(directory(), config);
  }

  private <T> ControlPublisher<T> publisher(ControlTopic<T> topic, ControlContent<T> contents) {
    return new ControlPublisher<>(
        topic, keys().signer(contents.kind().role()), InstantSource.system());
  }

  private RootDocument root() {
    return AuditAccess.root(directory(), config);
  }

  private LocalKeys keys() {
    return AuditAccess.keys(directory(), config);
  }

  private DataDirectory directory() {
    return data.directory();
  }

  private KafkaAccess kafka() {
    return config == null
        ? KafkaAccess.plain(RunningInstance.on(directory()).bootstrapServers())
        : new KafkaAccess(PipelineConfig.read(config).kafka().properties());
  }

  private TopicsConfig topics() {
    return config == null ? TopicsConfig.defaults() : PipelineConfig.read(config).topics();
  }
}
