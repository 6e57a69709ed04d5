package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.verify.Candidate;
import dev.muster.verify.Contact;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.Judgement;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
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

class OutcomesTest {
  private static final long T = 1_767_225_600_000L;

  private final List<String> left = new ArrayList<>();
  private final Outcomes outcomes = new Outcomes(new Written(), 3);

  @Test
  void handsOnKindByKindInTheOrderOfTheMessages() {
    found(1);
    found(2);
    assertThat(left).isEmpty();
    outcomes.handOn();
    assertThat(left)
        .containsExactly(
            "verdict " + (T + 1),
            "verdict " + (T + 2),
            "contacts " + (T + 1),
            "contacts " + (T + 2));
    outcomes.handOn();
    assertThat(left).as("nothing leaves twice").hasSize(4);
  }

  @Test
  void handsOnByItselfWhenFull() {
    for (int message = 1; message <= 4; message++) {
      found(message);
    }
    assertThat(left).hasSize(6).doesNotContain("verdict " + (T + 4), "contacts " + (T + 4));
  }

  private void found(int message) {
    Candidate candidate = Fleet.candidate(0, message, T + message);
    Verdict verdict =
        new Verdict(
            candidate.origin(),
            VerdictReason.ACCEPTED,
            candidate.device(),
            null,
            1,
            candidate.messageSha256(),
            null,
            JudgedBy.NOTHING);
    outcomes.judged(verdict);
    outcomes.spoke(candidate.contact(new Judgement(null, verdict, List.of(), null)));
  }

  /** Notes what it is given. */
  private final class Written implements Output<StreamRecord<Verdict>> {
    @Override
    public void collect(StreamRecord<Verdict> record) {
      left.add("verdict " + record.getValue().origin().arrival());
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {
      left.add(tag.getId() + " " + ((Contact) record.getValue()).origin().arrival());
    }

    @Override
    public void emitWatermark(Watermark mark) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void emitWatermark(org.apache.flink.runtime.event.WatermarkEvent event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
