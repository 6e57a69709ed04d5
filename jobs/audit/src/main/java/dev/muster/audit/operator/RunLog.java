package dev.muster.audit.operator;

import dev.muster.audit.run.ClockWatch;
import dev.muster.audit.run.IngestWatch;
import dev.muster.audit.run.RunEvent;
import dev.muster.audit.run.RunEvents;
import dev.muster.audit.run.RunPlace;
import dev.muster.audit.run.RunVersions;
import dev.muster.control.ControlOutcome;
import dev.muster.message.ArrivedRecord;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Notes starts of the job, outcomes of control bundles, partitions that stall, brokers' clocks that
 * jump or don't stamp, and transactions that hold readers of committed records back.
 *
 * <p>A start is noted each time the operator opens, so once for each restart too. Times come from
 * the clock of the machine: this is the one place where the pipeline looks at it, and nothing is
 * decided here. Registry outcomes are to be kept out; they have a table of their own.
 *
 * <p>Must run with parallelism 1. Called on the task thread only.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class RunLog extends AbstractStreamOperator<RunEvent>
    implements TwoInputStreamOperator<ControlOutcome, ArrivedRecord, RunEvent> {

  /** The newest applied version of each kind of bundle: a handful of entries, never more. */
  private static final ListStateDescriptor<BundleVersion> BUNDLES =
      new ListStateDescriptor<>("bundle-versions", TypeInformation.of(BundleVersion.class));

  private final RunFacts facts;

  private transient Map<String, Long> versions;
  private transient ListState<BundleVersion> versionState;
  private transient IngestWatch watch;
  private transient ClockWatch clocks;
  private transient TransactionWatch.Looking transactions;
  private transient TransactionGauges open;

  RunLog(RunFacts facts) {
    this.facts = facts;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    versions = new TreeMap<>();
    versionState = context.getOperatorStateStore().getListState(BUNDLES);
    versionState.get().forEach(bundle -> versions.put(bundle.name(), bundle.version()));
  }

  @Override
  public void open() throws Exception {
    super.open();
    watch = new IngestWatch(facts.stallMillis());
    clocks = new ClockWatch();
    long now = facts.clock().millis();
    facts.partitions().forEach((topic, count) -> expect(topic, count, now));
    open = new TransactionGauges(getMetricGroup());
    transactions = facts.transactions().open();
    emit(RunEvents.started(running(), facts.clock().millis()));
    facts.notes().forEach(note -> emit(RunEvents.noted(note, facts.clock().millis())));
    checkLater();
  }

  private void expect(String topic, int count, long now) {
    watch.expect(topic, count, now);
    getMetricGroup()
        .addGroup("topic", topic)
        .gauge("ingestStalledPartitions", () -> watch.stalled(topic));
  }

  @Override
  public void close() throws Exception {
    if (transactions != null) {
      transactions.close();
    }
    super.close();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    versionState.update(
        new ArrayList<>(
            versions.entrySet().stream()
                .map(entry -> new BundleVersion(entry.getKey(), entry.getValue()))
                .toList()));
  }

  @Override
  public void processElement1(StreamRecord<ControlOutcome> element) {
    ControlOutcome outcome = element.getValue();
    if (outcome.result().applied()) {
      versions.merge(outcome.kind().wireName(), outcome.version(), Math::max);
    }
    emit(RunEvents.control(outcome, facts.clock().millis()));
  }

  @Override
  public void processElement2(StreamRecord<ArrivedRecord> element) {
    ArrivedRecord record = element.getValue();
    RunPlace place =
        new RunPlace(record.topic(), record.partition(), record.offset(), record.arrival());
    long now = facts.clock().millis();
    if (record.firstUnstamped()) {
      emit(RunEvents.unstamped(place, now));
    }
    if (record.tick()) {
      ticked(place, record.ahead(), now);
    }
  }

  private void ticked(RunPlace place, long ahead, long now) {
    long stalled = watch.tick(place, now);
    if (stalled > 0) {
      emit(RunEvents.resumed(place, stalled, now));
    }
    clocks.tick(place, ahead, now).ifPresent(jump -> emit(RunEvents.clock(place, jump, now)));
  }

  private void check(long timer) {
    long now = facts.clock().millis();
    watch.newlyStalled(now).forEach(place -> emit(RunEvents.stalled(place, now)));
    open.show(transactions.longOpen()).forEach(each -> emit(RunEvents.open(each, now)));
    checkLater();
  }

  private void checkLater() {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    var unused =
        getProcessingTimeService().registerTimer(now + facts.stallMillis() / 2, this::check);
  }

  private RunVersions running() {
    return new RunVersions(
        getRuntimeContext().getTaskInfo().getAttemptNumber(),
        facts.musterVersion(),
        EnvironmentInformation.getVersion(),
        Runtime.version().toString(),
        facts.cryptographicModule(),
        versions.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" ")));
  }

  private void emit(RunEvent event) {
    output.collect(new StreamRecord<>(event));
  }
}
