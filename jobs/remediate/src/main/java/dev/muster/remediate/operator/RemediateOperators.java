package dev.muster.remediate.operator;

import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.bundle.AcceptedRules;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingState;
import dev.muster.remediate.Answer;
import dev.muster.remediate.Cause;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.RemediateSettings;
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
 * approvals ────────────┘      ├─► changes of commands
 *                              └─► disregarded
 * </pre>
 *
 * <p>Uids are stored contracts and belong to the job, so they are passed in.
 */
public final class RemediateOperators {
  private RemediateOperators() {}

  /**
   * Decides on commands. Side outputs: {@link RemediateOutputs#CHANGES}, {@link
   * RemediateOutputs#DISREGARDED}.
   *
   * @param uid stored contract; those of the operators before it are it with {@code -causes} and
   *     {@code -answers} added
   */
  public static SingleOutputStreamOperator<Intent> remediate(
      Evidence evidence, Control control, RemediateSettings settings, String uid) {
    StreamExecutionEnvironment env = evidence.contacts().getExecutionEnvironment();
    MultipleInputTransformation<Intent> remediate =
        new MultipleInputTransformation<>(
            "remediate", new RemediateOperatorFactory(settings), RemediateTypes.INTENT, 1);
    remediate.setMaxParallelism(1);
    remediate.addInput(causes(evidence.findings(), uid).global().getTransformation());
    remediate.addInput(answers(evidence.contacts(), uid).global().getTransformation());
    remediate.addInput(control.rules().global().getTransformation());
    remediate.addInput(control.approvals().global().getTransformation());
    return new MultipleConnectedStreams(env).transform(remediate).uid(uid);
  }

  private static DataStream<Cause> causes(DataStream<Finding> findings, String uid) {
    return findings
        .flatMap(RemediateOperators::cause)
        .returns(RemediateTypes.CAUSE)
        .name("causes")
        .uid(uid + "-causes")
        .setParallelism(findings.getParallelism());
  }

  /** A finding that was never so, and one about a place, command nobody. */
  static void cause(Finding finding, Collector<Cause> causes) {
    if (finding.state() != FindingState.RETRACTED && finding.device() != null) {
      causes.collect(
          new Cause(
              finding.arrival(),
              finding.id(),
              finding.kind().wireName(),
              finding.state() == FindingState.RAISED ? Occasion.RAISED : Occasion.CLEARED,
              finding.identity().rule(),
              finding.identity().dataClass(),
              finding.identity().metric(),
              Objects.requireNonNullElse(finding.observation().deviation(), Double.NaN),
              finding.device(),
              finding.epoch(),
              finding.lastSequence()));
    }
  }

  private static DataStream<Answer> answers(DataStream<Contact> contacts, String uid) {
    return contacts
        .flatMap(RemediateOperators::answer)
        .returns(RemediateTypes.ANSWER)
        .name("answers")
        .uid(uid + "-answers")
        .setParallelism(contacts.getParallelism());
  }

  /** Only an acknowledgement answers. */
  static void answer(Contact contact, Collector<Answer> answers) {
    if (contact.acknowledgement() != null) {
      answers.collect(
          new Answer(
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
   */
  public record Evidence(DataStream<Finding> findings, DataStream<Contact> contacts) {}

  /**
   * What steers it.
   *
   * @param rules accepted rule bundles; its watermark is that of the rules topic
   * @param approvals accepted approvals; its watermark is that of the approvals topic
   */
  public record Control(DataStream<AcceptedRules> rules, DataStream<AcceptedApproval> approvals) {}
}
