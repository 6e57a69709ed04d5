package dev.muster.cli;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.TrustBundle;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.remediate.budget.Ceilings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which fleet a control command speaks to: the Muster that runs on a data directory, or the Kafka
 * that a configuration names. The keys that sign are those of the data directory.
 */
public final class FleetAccess extends FleetPlace {
  private static final Period LIFE = Period.ofYears(1);

  private final InstantSource clock = InstantSource.system();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Use the Kafka and catalog of this file instead of a running `up`.")
  private @Nullable Path config;

  @Override
  @Nullable Path config() {
    return config;
  }

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
  static Ceilings ceilings(@Nullable Path config) {
    return config == null ? Ceilings.DEFAULT : PipelineConfig.read(config).remediate().ceilings();
  }

  /** When what is published now is to expire. */
  long expiry() {
    return clock.instant().atZone(ZoneOffset.UTC).plus(LIFE).toInstant().toEpochMilli();
  }

  private <T> ControlPublisher<T> publisher(ControlTopic<T> topic, ControlContent<T> contents) {
    return new ControlPublisher<>(topic, keys().signer(contents.kind().role()), clock);
  }
}
