package dev.muster.remediate.operator;

import static dev.muster.remediate.decision.Plant.HOUR;
import static dev.muster.remediate.decision.Plant.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.control.operator.ControlStage;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingIdentity;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.Observation;
import dev.muster.detect.finding.SubjectKind;
import dev.muster.detect.operator.DetectStreams;
import dev.muster.detect.silence.Progress;
import dev.muster.message.Acknowledgement;
import dev.muster.message.Acknowledgement.Outcome;
import dev.muster.message.MessageType;
import dev.muster.message.command.Reset;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.decision.Plant;
import dev.muster.remediate.decision.RemediateSettings;
import dev.muster.verify.Contact;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.operator.VerifyStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class RemediateTopologyITCase {
  private static final String RULE =
      """
      rules:
        - name: cool
          on: [level, gateway-down]
          action: reset
          cool-down: 10m
          expires-after: 2m
          reason: too hot
      budgets: {fleet-per-hour: 100, cohort-per-hour: 1}
      """;

  @Test
  void commandsWithinTheBudgetFromFindingsOfManyTasksWithoutKryo() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    env.getConfig().enableObjectReuse();
    DataStream<Finding> findings =
        stream(
            env,
            DetectStreams.FINDING,
            finding("pump-1", FindingState.RAISED, 5),
            finding("pump-2", FindingState.RAISED, 4),
            finding("pump-3", FindingState.RETRACTED, 3),
            finding("pump-4", FindingState.CLEARED, 2));
    var intents =
        RemediateOperators.remediate(
            new RemediateOperators.Evidence(
                findings.rebalance().map(one -> one).returns(DetectStreams.FINDING).uid("spread"),
                stream(env, VerifyStreams.CONTACT, contact(MessageType.TELEMETRY)),
                stream(env, DetectStreams.PROGRESSES, new Progress("pump-1", NOON, 3, 42))),
            new RemediateOperators.Control(
                stream(env, ControlStage.RULES.type(), Plant.rules(5, NOON - HOUR, RULE)),
                stream(
                    env, ControlStage.APPROVALS.type(), Plant.approval(proposalOf("pump-9"), NOON)),
                stream(
                    env,
                    ControlStage.REGISTRY.type(),
                    Plant.standing("pump-1", DeviceStatus.REMOVED, NOON))),
            new RemediateSettings("test-fleet"),
            "remediate");
    try (CloseableIterator<Intent> results = intents.executeAndCollect()) {
      List<Intent> issued = new ArrayList<>();
      results.forEachRemaining(issued::add);
      assertThat(issued).extracting(Intent::device).containsExactly("pump-2");
    }
  }

  @Test
  void takesWhatRulesJudgeFromAFinding() {
    Kept<DeviceFinding> causes = new Kept<>();
    RemediateOperators.cause(finding("pump-1", FindingState.RAISED, 5), causes);
    assertThat(causes.kept)
        .singleElement()
        .satisfies(cause -> assertThat(cause.deviation()).isEqualTo(7.5))
        .satisfies(cause -> assertThat(cause.kind()).isEqualTo("level"))
        .satisfies(cause -> assertThat(cause.metric()).isEqualTo("temp"));
  }

  @Test
  void takesTheEndsOfFindingsTooAndKnowsWhoNeverSpoke() {
    Kept<DeviceFinding> causes = new Kept<>();
    RemediateOperators.cause(finding("pump-1", FindingState.CLEARED, 5), causes);
    RemediateOperators.cause(finding("pump-1", FindingState.RETRACTED, 5), causes);
    Finding found = finding("pump-1", FindingState.RAISED, 5);
    Observation absence = new Observation(3.0, 0.0, null, NOON, NOON, null);
    RemediateOperators.cause(
        new Finding(found.identity(), found.state(), NOON, absence, found.device(), 0, 0), causes);
    RemediateOperators.cause(
        new Finding(
            found.identity(), found.state(), NOON, found.observation(), found.device(), 0, 0),
        causes);
    assertThat(causes.kept)
        .extracting(DeviceFinding::occasion)
        .containsExactly(Occasion.CLEARED, Occasion.RETRACTED, Occasion.RAISED, Occasion.RAISED);
    assertThat(causes.kept)
        .extracting(DeviceFinding::epochKnown)
        .containsExactly(true, true, false, true);
  }

  @Test
  void takesAnAnswerFromAnAcknowledgementAlone() {
    Kept<DeviceAcknowledgement> answers = new Kept<>();
    RemediateOperators.answer(contact(MessageType.TELEMETRY), answers);
    RemediateOperators.answer(contact(MessageType.ACKNOWLEDGEMENT), answers);
    assertThat(answers.kept)
        .containsExactly(
            new DeviceAcknowledgement(
                new Origin("t", 0, 9, NOON), "pump-1", "00".repeat(16), 7, Outcome.FAILED, null));
  }

  @SafeVarargs
  private static <T> DataStream<T> stream(
      StreamExecutionEnvironment env, TypeInformation<T> type, T... elements) {
    return env.fromCollection(List.of(elements), type).uid(type.toString());
  }

  private static Finding finding(String device, FindingState state, long after) {
    FindingIdentity identity =
        new FindingIdentity(
            FindingKind.LEVEL,
            SubjectKind.DEVICE,
            device,
            "temperature",
            1,
            "operational",
            "temp",
            NOON);
    Observation observation = new Observation(20.0, 80.0, 7.5, NOON, NOON + after, "0:1-2");
    return new Finding(identity, state, NOON + after, observation, Plant.device(device), 3, 41);
  }

  private static Intent proposalOf(String device) {
    return new Intent(
        Plant.strangeId(),
        device,
        new Reset(),
        Intent.NO_COUNTER,
        0,
        0,
        1,
        2,
        "r",
        "f",
        "cool",
        5,
        null,
        null);
  }

  private static Contact contact(MessageType type) {
    Acknowledgement said =
        type == MessageType.ACKNOWLEDGEMENT
            ? new Acknowledgement(new byte[16], 7, Outcome.FAILED, Optional.empty())
            : null;
    return new Contact(
        new Origin("t", 0, 9, NOON),
        Plant.device("pump-1"),
        3,
        42,
        0,
        VerdictReason.ACCEPTED,
        type,
        said);
  }

  private static final class Kept<T> implements Collector<T> {
    private final List<T> kept = new ArrayList<>();

    @Override
    public void collect(T one) {
      kept.add(one);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
