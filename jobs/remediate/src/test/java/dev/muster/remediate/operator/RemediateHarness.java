package dev.muster.remediate.operator;

import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentForm;
import dev.muster.remediate.decision.RemediateSettings;
import dev.muster.stored.serializer.StoredSerializer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.MultiInputStreamOperatorTestHarness;

/** The one task of the {@link RemediateOperator}. */
final class RemediateHarness extends MultiInputStreamOperatorTestHarness<Intent> {
  private RemediateHarness() throws Exception {
    super(RemediateOperator.factory(new RemediateSettings("test-fleet")), 1, 1, 0);
  }

  static RemediateHarness started() throws Exception {
    RemediateHarness harness = new RemediateHarness();
    harness.setup(new StoredSerializer<>(new IntentForm()));
    harness.open();
    return harness;
  }

  static RemediateHarness restored(OperatorSubtaskState state) throws Exception {
    RemediateHarness harness = new RemediateHarness();
    harness.setup(new StoredSerializer<>(new IntentForm()));
    harness.initializeState(state);
    harness.open();
    return harness;
  }

  void found(DeviceFinding cause) throws Exception {
    processElement(0, new StreamRecord<>(cause, cause.arrival()));
  }

  void answered(DeviceAcknowledgement answer) throws Exception {
    processElement(1, new StreamRecord<>(answer, answer.origin().arrival()));
  }

  void ruled(Accepted<TextBundle> rules) throws Exception {
    processElement(2, new StreamRecord<>(rules));
  }

  void approved(Accepted<Approval> approval) throws Exception {
    processElement(3, new StreamRecord<>(approval));
  }

  void registered(Accepted<DeviceRecord> device) throws Exception {
    processElement(4, new StreamRecord<>(device));
  }

  void progressed(Progress progress) throws Exception {
    processElement(5, new StreamRecord<>(progress, progress.arrival()));
  }

  /** Evidence reaches a time, and control one that tells everything valid by then. */
  void reaches(long time) throws Exception {
    evidenceReaches(time);
    controlReaches(time - 2000);
  }

  void evidenceReaches(long time) throws Exception {
    processWatermark(0, new Watermark(time));
    processWatermark(1, new Watermark(time));
    processWatermark(5, new Watermark(time));
  }

  void controlReaches(long time) throws Exception {
    processWatermark(2, new Watermark(time));
    processWatermark(3, new Watermark(time));
    processWatermark(4, new Watermark(time));
  }

  List<Intent> intents() {
    return extractOutputValues();
  }

  List<CommandChange> changes() {
    List<CommandChange> changes = new ArrayList<>();
    if (getSideOutput(RemediateStreams.CHANGES) != null) {
      getSideOutput(RemediateStreams.CHANGES).forEach(one -> changes.add(one.getValue()));
    }
    return changes;
  }

  List<IgnoredInput> disregarded() {
    List<IgnoredInput> disregarded = new ArrayList<>();
    if (getSideOutput(RemediateStreams.DISREGARDED) != null) {
      getSideOutput(RemediateStreams.DISREGARDED).forEach(one -> disregarded.add(one.getValue()));
    }
    return disregarded;
  }
}
