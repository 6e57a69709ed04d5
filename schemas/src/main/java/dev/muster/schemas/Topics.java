package dev.muster.schemas;

/** Default names of the topics. A deployment may rename them in its configuration. */
public final class Topics {
  /** {@link Envelope}s from devices, key = device id. */
  public static final String TELEMETRY = "muster.telemetry";

  /** {@link SignedRecord}s of {@link DeviceRecord}s, key = device id; never compacted. */
  public static final String REGISTRY = "muster.registry";

  /** {@link SignedRecord}s of {@link TrustBundle}s. */
  public static final String TRUST = "muster.trust";

  /** {@link SignedRecord}s of {@link PolicyBundle}s. */
  public static final String POLICY = "muster.policy";

  /** {@link SignedRecord}s of {@link RuleBundle}s. */
  public static final String RULES = "muster.rules";

  /** {@link SignedRecord}s of {@link Approval}s. */
  public static final String APPROVALS = "muster.approvals";

  /** {@link Finding}s. */
  public static final String FINDINGS = "muster.findings";

  /** {@link Intent}s that are committed and wait for a signature. */
  public static final String INTENTS = "muster.intents";

  /** {@link CommandEnvelope}s, key = device id. */
  public static final String COMMANDS = "muster.commands";

  /** Quarantine: the refused bytes of {@link #TELEMETRY}, untouched. */
  public static final String TELEMETRY_DEAD_LETTERS = "dlq.muster.telemetry";

  /** Quarantine: what stood on {@link #INTENTS} and was not signed, untouched. */
  public static final String INTENT_DEAD_LETTERS = "dlq.muster.intents";

  /** Header that marks a record without value as a tick of the metronome. */
  public static final String TICK_HEADER = "muster-tick";

  /**
   * Header of a command that dispatch wrote: the number of the first checkpoint of its job that
   * covers the command, signed by the command key together with the digest of the command. A start
   * from an older checkpoint would write it again.
   */
  public static final String CHECKPOINT_HEADER = "muster-checkpoint";

  private Topics() {}
}
