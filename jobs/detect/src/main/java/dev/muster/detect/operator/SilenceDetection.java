package dev.muster.detect.operator;

import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.settings.DetectorSection;
import dev.muster.detect.silence.LastMessage;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.Registration;
import dev.muster.detect.silence.SilenceLimits;
import dev.muster.detect.silence.SilenceSettings;
import dev.muster.verify.Contact;
import dev.muster.verify.Unchecked;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.MultipleConnectedStreams;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.KeyedMultipleInputTransformation;

/**
 * Finds who is silent: kinds {@code silent}, {@code gateway-down} and {@code site-down}.
 *
 * <pre>
 * contacts ─► spoken ─────────────┐
 * unchecked ──────────────────────┤
 * registry ─► registrations ──────┤
 * ticks ──────────────────────────┼─► silence ─► changes of presence, by group
 *                                 └─► common cause ◄─┘ └─► findings
 * </pre>
 *
 * <p>Uids: {@code silence}, and with the suffixes {@code -spoken}, {@code -registrations} and
 * {@code -company}.
 *
 * @param version version of the rule, part of every finding's id
 * @param limits how long a device of a cohort that is not named may say nothing
 * @param cohorts the same by cohort
 */
public record SilenceDetection(
    long version, SilenceLimits limits, Map<String, SilenceLimits> cohorts) implements Detector {

  static final DetectorKind KIND = new DetectorKind("silence", SilenceDetection::read);

  /** Takes a copy. */
  public SilenceDetection {
    cohorts = Map.copyOf(cohorts);
  }

  private static SilenceDetection read(long version, DetectorSection section) {
    SilenceLimits limits = SilenceLimits.read(section, SilenceLimits.DEFAULT);
    Map<String, SilenceLimits> cohorts = new HashMap<>();
    section
        .sections("cohorts")
        .forEach((cohort, keys) -> cohorts.put(cohort, SilenceLimits.read(keys, limits)));
    return new SilenceDetection(version, limits, cohorts);
  }

  @Override
  public Detected attach(DetectInputs inputs) {
    SilenceSettings settings = SilenceSettings.of(version, inputs.partitions(), limits, cohorts);
    StreamExecutionEnvironment env = inputs.contacts().getExecutionEnvironment();
    KeyedMultipleInputTransformation<Finding> commonCause =
        new KeyedMultipleInputTransformation<>(
            "company",
            CommonCauseOperator.factory(settings),
            DetectStreams.FINDING,
            env.getParallelism(),
            Types.STRING);
    KeySelector<Presence, String> group = Presence::group;
    SingleOutputStreamOperator<Presence> presence = presence(inputs, settings);
    commonCause.addInput(presence.keyBy(group, Types.STRING).getTransformation(), group);
    commonCause.addInput(inputs.ticks().broadcast().getTransformation(), null);
    DataStream<Finding> findings =
        new MultipleConnectedStreams(env).transform(commonCause).uid(KIND.name() + "-company");
    return new Detected(findings, Optional.of(presence.getSideOutput(DetectStreams.PROGRESS)));
  }

  private static SingleOutputStreamOperator<Presence> presence(
      DetectInputs inputs, SilenceSettings settings) {
    StreamExecutionEnvironment env = inputs.contacts().getExecutionEnvironment();
    KeyedMultipleInputTransformation<Presence> silence =
        new KeyedMultipleInputTransformation<>(
            "silence",
            SilenceOperator.factory(settings),
            DetectStreams.PRESENCE,
            inputs.contacts().getParallelism(),
            Types.STRING);
    KeySelector<LastMessage, String> device = LastMessage::device;
    KeySelector<Registration, String> told = Registration::to;
    KeySelector<Unchecked, String> named = Unchecked::device;
    // Forward: verify has put each device on its subtask already.
    silence.addInput(spoken(inputs.contacts(), settings).forward().getTransformation(), device);
    silence.addInput(
        registrations(inputs.registry()).keyBy(told, Types.STRING).getTransformation(), told);
    silence.addInput(inputs.unchecked().forward().getTransformation(), named);
    silence.addInput(inputs.ticks().broadcast().getTransformation(), null);
    return new MultipleConnectedStreams(env).transform(silence).uid(KIND.name());
  }

  private static DataStream<LastMessage> spoken(
      DataStream<Contact> contacts, SilenceSettings settings) {
    return contacts
        .map(contact -> LastMessage.of(contact, settings))
        .returns(DetectStreams.SPOKEN)
        .setParallelism(contacts.getParallelism())
        .uid(KIND.name() + "-spoken")
        .name("spoken");
  }

  private static DataStream<Registration> registrations(
      DataStream<Accepted<DeviceRecord>> registry) {
    return registry
        .flatMap(new TellDeviceAndGateway())
        .returns(DetectStreams.REGISTRATION)
        .setParallelism(registry.getParallelism())
        .uid(KIND.name() + "-registrations")
        .name("registrations");
  }
}
