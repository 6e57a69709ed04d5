package dev.muster.remediate.operator;

import dev.muster.remediate.CommandChange;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Outcomes;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sends results on their way and counts them. Called on the task thread only. */
final class Emitter implements Outcomes {
  private final Output<StreamRecord<Intent>> output;
  private final RemediateMetrics metrics;

  Emitter(Output<StreamRecord<Intent>> output, RemediateMetrics metrics) {
    this.output = output;
    this.metrics = metrics;
  }

  @Override
  public void issued(long arrival, Intent intent) {
    output.collect(new StreamRecord<>(intent, arrival));
  }

  @Override
  public void changed(CommandChange change) {
    output.collect(RemediateStreams.CHANGES, new StreamRecord<>(change, change.arrival()));
  }

  @Override
  public void disregarded(IgnoredInput disregarded) {
    metrics.count(disregarded.reason());
    output.collect(
        RemediateStreams.DISREGARDED, new StreamRecord<>(disregarded, disregarded.arrival()));
  }
}
