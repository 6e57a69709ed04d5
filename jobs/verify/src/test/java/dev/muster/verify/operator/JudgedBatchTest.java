package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceStatus;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.gap.GapRun;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.identity.DeviceState;
import dev.muster.verify.identity.Judgement;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class JudgedBatchTest {
  private static final long T = 1_767_225_600_000L;

  private final List<String> left = new ArrayList<>();
  private final JudgedBatch judged = new JudgedBatch(new Written(), 3);

  @Test
  void handsOnKindByKindInTheOrderOfTheMessages() {
    accept(1);
    refuse(2);
    accept(3);
    assertThat(left).isEmpty();
    judged.handOn();
    assertThat(left)
        .containsExactly(
            "verdict 1",
            "verdict 2",
            "verdict 3",
            "gaps 1",
            "gaps 3",
            "contacts 1",
            "contacts 3",
            "for-decrypt 1",
            "for-decrypt 3",
            "refused 2");
    judged.handOn();
    assertThat(left).as("nothing leaves twice").hasSize(10);
  }

  @Test
  void handsOnByItselfWhenFull() {
    for (int message = 1; message <= 4; message++) {
      refuse(message);
    }
    assertThat(left)
        .containsExactly(
            "verdict 1", "verdict 2", "verdict 3", "refused 1", "refused 2", "refused 3");
  }

  private void accept(int message) {
    Candidate candidate = Fleet.sealed(0, message, T + message);
    GapRun gap = new GapRun(T + message, Fleet.device(0), Fleet.kid(0), 1, 0, 7, 1);
    judged.add(
        candidate,
        new Judgement(
            DeviceState.EMPTY,
            verdict(candidate, VerdictReason.ACCEPTED),
            List.of(gap),
            Fleet.record(0, 1, DeviceStatus.ACTIVE),
            null));
  }

  private void refuse(int message) {
    Candidate candidate = Fleet.sealed(0, message, T + message);
    judged.add(
        candidate,
        new Judgement(
            DeviceState.EMPTY, verdict(candidate, VerdictReason.REPLAYED), List.of(), null, null));
  }

  private static Verdict verdict(Candidate candidate, VerdictReason reason) {
    return new Verdict(
        candidate.origin(),
        reason,
        candidate.device(),
        null,
        1,
        candidate.messageSha256(),
        null,
        JudgedBy.NOTHING);
  }

  /** Notes what it is given. */
  private final class Written implements Output<StreamRecord<Verdict>> {
    @Override
    public void collect(StreamRecord<Verdict> record) {
      left.add("verdict " + (record.getTimestamp() - T));
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {
      left.add(tag.getId() + " " + (record.getTimestamp() - T));
    }

    @Override
    public void emitWatermark(Watermark mark) {
      throw notOfABatch();
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
      throw notOfABatch();
    }

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {
      throw notOfABatch();
    }

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {
      throw notOfABatch();
    }

    @Override
    public void emitWatermark(org.apache.flink.runtime.event.WatermarkEvent event) {
      throw notOfABatch();
    }

    @Override
    public void close() {}

    private AssertionError notOfABatch() {
      return new AssertionError("A batch hands on what was judged, and nothing else");
    }
  }
}
