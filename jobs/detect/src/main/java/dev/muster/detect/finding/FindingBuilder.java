package dev.muster.detect.finding;

import dev.muster.control.registry.DeviceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Builds a finding by the names of its parts. What is not given is absent; the window reaches from
 * the onset to when the state is claimed. For one finding; not thread-safe.
 */
public final class FindingBuilder {
  private final FindingKind kind;
  private final SubjectKind subjectKind;
  private final String subject;
  private String rule = "";
  private long ruleVersion;
  private @Nullable String dataClass;
  private @Nullable String metric;
  private long onset;
  private @Nullable Double expected;
  private @Nullable Double observed;
  private @Nullable Double deviation;
  private @Nullable Long windowStart;
  private @Nullable Long windowEnd;
  private @Nullable String records;
  private @Nullable DeviceRecord device;
  private long epoch;
  private long lastSequence;

  private FindingBuilder(FindingKind kind, SubjectKind subjectKind, String subject) {
    this.kind = kind;
    this.subjectKind = subjectKind;
    this.subject = subject;
  }

  /** About something that is no registered device. */
  public static FindingBuilder about(FindingKind kind, SubjectKind subjectKind, String subject) {
    return new FindingBuilder(kind, subjectKind, subject);
  }

  /** About a registered device, in whatever it is to others. */
  public static FindingBuilder about(
      FindingKind kind, SubjectKind subjectKind, DeviceRecord device) {
    FindingBuilder finding = about(kind, subjectKind, device.device());
    finding.device = device;
    return finding;
  }

  /** The rule that it comes from. */
  public FindingBuilder byRule(String name, long version) {
    rule = name;
    ruleVersion = version;
    return this;
  }

  /** The reading that it rests on. */
  public FindingBuilder ofReading(String ofClass, String name) {
    dataClass = ofClass;
    metric = name;
    return this;
  }

  /** When it began: milliseconds of arrival since 1970. */
  public FindingBuilder since(long arrival) {
    onset = arrival;
    return this;
  }

  /** What was expected, and what was observed; each may be null. */
  public FindingBuilder observed(@Nullable Double expectedValue, @Nullable Double observedValue) {
    expected = expectedValue;
    observed = observedValue;
    return this;
  }

  /** How far from expected, in units of the normal spread. */
  public FindingBuilder deviating(double units) {
    deviation = units;
    return this;
  }

  /** What was looked at, inclusive, where it is not the time since the onset. */
  public FindingBuilder within(long start, long end) {
    windowStart = start;
    windowEnd = end;
    return this;
  }

  /** The records behind it. */
  public FindingBuilder onRecords(int partition, long first, long last) {
    records = Observation.records(partition, first, last);
    return this;
  }

  /** What the device said last. */
  public FindingBuilder lastSpoken(long inEpoch, long sequence) {
    epoch = inEpoch;
    lastSequence = sequence;
    return this;
  }

  /**
   * The finding.
   *
   * @param state what became of it
   * @param arrival milliseconds of arrival at which that is claimed
   */
  public Finding become(FindingState state, long arrival) {
    FindingIdentity identity =
        new FindingIdentity(
            kind, subjectKind, subject, rule, ruleVersion, dataClass, metric, onset);
    Observation observation =
        new Observation(
            expected,
            observed,
            deviation,
            windowStart == null ? onset : windowStart,
            windowEnd == null ? arrival : windowEnd,
            records);
    return new Finding(identity, state, arrival, observation, device, epoch, lastSequence);
  }
}
