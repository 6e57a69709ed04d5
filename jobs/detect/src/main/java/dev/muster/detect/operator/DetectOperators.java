package dev.muster.detect.operator;

import dev.muster.control.registry.AcceptedDevice;
import dev.muster.decrypt.OpenedSection;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.flood.FloodSettings;
import dev.muster.detect.level.LevelSettings;
import dev.muster.detect.rate.RateSettings;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.Progress;
import dev.muster.detect.silence.Registration;
import dev.muster.detect.silence.SilenceSettings;
import dev.muster.detect.silence.Spoken;
import dev.muster.verify.Contact;
import dev.muster.verify.Forgeries;
import dev.muster.verify.Tick;
import dev.muster.verify.Unchecked;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.MultipleConnectedStreams;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.KeyedMultipleInputTransformation;

/**
 * Builds this stage.
 *
 * <pre>
 * contacts ─► spoken ─────────────┐
 * unchecked ──────────────────────┤
 * registry ─► registrations ──────┤
 * ticks ──────────────────────────┼─► silence ─► changes of presence, by group
 *                                 └─► company ◄────┘ └─► findings
 * contacts ────────► rate ──► findings
 * forgeries ───────► flood ─► findings
 * opened sections ─► level ─► findings (chained: what was opened never leaves its task)
 * </pre>
 *
 * <p>Uids are stored contracts and belong to the job, so they are passed in; operators behind the
 * first of a detector add a suffix of their own.
 */
public final class DetectOperators {
  private DetectOperators() {}

  /**
   * Finds who is silent: kinds {@code silent}, {@code gateway-down} and {@code site-down}.
   *
   * <p>Uids: {@code <uid>}, and with the suffixes {@code -spoken}, {@code -registrations} and
   * {@code -company}.
   *
   * @param contacts who spoke, each on the subtask of its device as verify leaves it, with the
   *     parallelism of the environment
   */
  public static Silence silence(
      DataStream<Contact> contacts, Surroundings around, SilenceSettings settings, String uid) {
    KeyedMultipleInputTransformation<Finding> company =
        new KeyedMultipleInputTransformation<>(
            "company",
            new CompanyOperatorFactory(settings),
            DetectTypes.FINDING,
            contacts.getExecutionEnvironment().getParallelism(),
            Types.STRING);
    KeySelector<Presence, String> group = Presence::group;
    SingleOutputStreamOperator<Presence> presence = presence(contacts, around, settings, uid);
    company.addInput(presence.keyBy(group, Types.STRING).getTransformation(), group);
    company.addInput(around.ticks().broadcast().getTransformation(), null);
    DataStream<Finding> findings =
        new MultipleConnectedStreams(contacts.getExecutionEnvironment())
            .transform(company)
            .uid(uid + "-company");
    return new Silence(findings, presence.getSideOutput(DetectOutputs.PROGRESS));
  }

  /**
   * What comes of watching who should have spoken.
   *
   * @param findings kinds {@code silent}, {@code gateway-down} and {@code site-down}
   * @param progress how far the numbers of devices have come
   */
  public record Silence(DataStream<Finding> findings, DataStream<Progress> progress) {}

  /**
   * Finds who speaks far more than usual: kind {@code rate}.
   *
   * @param contacts who spoke, each on the subtask of its device as verify leaves it
   */
  public static DataStream<Finding> rate(
      DataStream<Contact> contacts, RateSettings settings, String uid) {
    KeySelector<Contact, String> device = contact -> contact.device().device();
    return DataStreamUtils.reinterpretAsKeyedStream(contacts, device, Types.STRING)
        .process(new RateFunction(settings), DetectTypes.FINDING)
        .setParallelism(contacts.getParallelism())
        .uid(uid)
        .name("rate");
  }

  /**
   * Finds floods: kind {@code flooded}. In one task, as a partition is a key, and there are few.
   *
   * @param forgeries how many records nobody is proved to have sent, in parts
   */
  public static DataStream<Finding> floods(
      DataStream<Forgeries> forgeries, FloodSettings settings, String uid) {
    return forgeries
        .keyBy(Forgeries::partition, Types.INT)
        .process(new FloodFunction(settings), DetectTypes.FINDING)
        .setParallelism(1)
        .uid(uid)
        .name("flood");
  }

  /**
   * Finds readings that leave what is normal for their device: kinds {@code level}, {@code drift}
   * and {@code stuck}.
   *
   * @param sections opened sections, each on the subtask of its device as decrypt leaves it; those
   *     not opened for the purpose {@code detect} are not looked into
   */
  public static DataStream<Finding> levels(
      DataStream<OpenedSection> sections, LevelSettings settings, String uid) {
    KeySelector<OpenedSection, String> device = section -> section.device().device();
    return DataStreamUtils.reinterpretAsKeyedStream(sections, device, Types.STRING)
        .process(new LevelFunction(settings), DetectTypes.FINDING)
        .setParallelism(sections.getParallelism())
        .uid(uid)
        .name("level");
  }

  private static SingleOutputStreamOperator<Presence> presence(
      DataStream<Contact> contacts, Surroundings around, SilenceSettings settings, String uid) {
    StreamExecutionEnvironment env = contacts.getExecutionEnvironment();
    KeyedMultipleInputTransformation<Presence> silence =
        new KeyedMultipleInputTransformation<>(
            "silence",
            new SilenceOperatorFactory(settings),
            DetectTypes.PRESENCE,
            contacts.getParallelism(),
            Types.STRING);
    KeySelector<Spoken, String> device = Spoken::device;
    KeySelector<Registration, String> told = Registration::to;
    KeySelector<Unchecked, String> named = Unchecked::device;
    // Forward: verify has put each device on its subtask already.
    silence.addInput(spoken(contacts, settings, uid).forward().getTransformation(), device);
    silence.addInput(
        registrations(around.registry(), uid).keyBy(told, Types.STRING).getTransformation(), told);
    silence.addInput(around.unchecked().forward().getTransformation(), named);
    silence.addInput(around.ticks().broadcast().getTransformation(), null);
    return new MultipleConnectedStreams(env).transform(silence).uid(uid);
  }

  private static DataStream<Spoken> spoken(
      DataStream<Contact> contacts, SilenceSettings settings, String uid) {
    return contacts
        .map(contact -> Spoken.of(contact, settings))
        .returns(DetectTypes.SPOKEN)
        .setParallelism(contacts.getParallelism())
        .uid(uid + "-spoken")
        .name("spoken");
  }

  private static DataStream<Registration> registrations(
      DataStream<AcceptedDevice> registry, String uid) {
    return registry
        .flatMap(new TellDeviceAndGateway())
        .returns(DetectTypes.REGISTRATION)
        .setParallelism(registry.getParallelism())
        .uid(uid + "-registrations")
        .name("registrations");
  }

  /**
   * What presence is judged by.
   *
   * @param registry accepted device records; its watermark is that of the registry topic
   * @param unchecked who may have spoken unchecked, each on the subtask of its device as verify
   *     leaves it
   * @param ticks ticks of the telemetry topic, in order within each partition
   */
  public record Surroundings(
      DataStream<AcceptedDevice> registry,
      DataStream<Unchecked> unchecked,
      DataStream<Tick> ticks) {}
}
