package dev.muster.remediate.operator;

import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.decision.RemediateSettings;
import dev.muster.verify.Contact;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.MultipleConnectedStreams;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.MultipleInputTransformation;
import org.apache.flink.util.Collector;

/**
 * Builds this stage.
 *
 * <pre>
 * findings ─► causes ───┐
 * contacts ─► answers ──┤
 * rules ────────────────┼─► remediate (one task) ─► intents
 * approvals ────────────┤      ├─► changes of commands
 * registry, progress ───┘      └─► disregarded
 * </pre>
 *
 * <p>Uids are stored contracts and belong to the job, so they are passed in.
 */
public final class RemediateOperators {
  private RemediateOperators() {}

  /**
   * Decides on commands. Side outputs: {@link RemediateStreams#CHANGES}, {@link
   * RemediateStreams#DISREGARDED}.
   *
   * @param uid stored contract; those of the operators before it are it with {@code -causes} and
   *     {@code -answers} added
   */
  public static SingleOutputStreamOperator<Intent> remediate(
      Evidence evidence, Control control, RemediateSettings settings, String uid) {
    StreamExecutionEnvironment env = evidence.contacts().getExecutionEnvironment();
    MultipleInputTransformation<Intent> remediate =
        new MultipleInputTransformation<>(
            "remediate", RemediateOperator.factory(settings), RemediateStreams.INTENT, 1);
    remediate.setMaxParallelism(1);
    remediate.addInput(causes(evidence.findings(), uid).global().getTransformation());
    remediate.addInput(answers(evidence.contacts(), uid).global().getTransformation());
    remediate.addInput(control.rules().global().getTransformation());
    remediate.addInput(control.approvals().global().getTransformation());
    remediate.addInput(control.registry().global().getTransformation());
    remediate.addInput(evidence.progress().global().getTransformation());
    return new MultipleConnectedStreams(env).transform(remediate).uid(uid);
  }

  private static DataStream<DeviceFinding> causes(DataStream<Finding> findings, String uid) {
    return findings
        .flatMap(RemediateOperators::cause)
        .returns(RemediateStreams.CAUSE)
        .name("causes")
        .uid(uid + "-causes")
        .setParallelism(findings.getParallelism());
  }

  /** A finding about a place commands nobody. */
  static void cause(Finding finding, Collector<DeviceFinding> causes) {
    if (finding.device() != null) {
      causes.collect(
          new DeviceFinding(
              finding.arrival(),
              finding.id(),
              finding.kind().wireName(),
              occasion(finding.state()),
              finding.identity().rule(),
              finding.identity().dataClass(),
              finding.identity().metric(),
              Objects.requireNonNullElse(finding.observation().deviation(), Double.NaN),
              finding.device(),
              spoke(finding) ? finding.epoch() : DeviceFinding.NO_EPOCH,
              finding.lastSequence()));
    }
  }

  private static Occasion occasion(FindingState state) {
    return switch (state) {
      case RAISED -> Occasion.RAISED;
      case CLEARED -> Occasion.CLEARED;
      case RETRACTED -> Occasion.RETRACTED;
    };
  }

  /** A finding of one that spoke names a record, or a number of the device. */
  private static boolean spoke(Finding finding) {
    return finding.observation().records() != null
        || finding.epoch() != 0
        || finding.lastSequence() != 0;
  }

  private static DataStream<DeviceAcknowledgement> answers(
      DataStream<Contact> contacts, String uid) {
    return contacts
        .flatMap(RemediateOperators::answer)
        .returns(RemediateStreams.ANSWER)
        .name("answers")
        .uid(uid + "-answers")
        .setParallelism(contacts.getParallelism());
  }

  /** Only an acknowledgement answers. */
  static void answer(Contact contact, Collector<DeviceAcknowledgement> answers) {
    if (contact.acknowledgement() != null) {
      answers.collect(
          new DeviceAcknowledgement(
              contact.origin(),
              contact.device().device(),
              HexFormat.of().formatHex(contact.acknowledgement().command()),
              contact.acknowledgement().counter(),
              contact.acknowledgement().outcome(),
              contact.acknowledgement().reason().orElse(null)));
    }
  }

  /**
   * What remediation rests on.
   *
   * @param findings of every detector
   * @param contacts who spoke; acknowledgements are taken from them
   * @param progress how far the numbers of devices have come
   */
  public record Evidence(
      DataStream<Finding> findings, DataStream<Contact> contacts, DataStream<Progress> progress) {}

  /**
   * What steers it.
   *
   * @param rules accepted rule bundles; its watermark is that of the rules topic
   * @param approvals accepted approvals; its watermark is that of the approvals topic
   * @param registry accepted device records; its watermark is that of the registry topic
   */
  public record Control(
      DataStream<Accepted<TextBundle>> rules,
      DataStream<Accepted<Approval>> approvals,
      DataStream<Accepted<DeviceRecord>> registry) {}
}
