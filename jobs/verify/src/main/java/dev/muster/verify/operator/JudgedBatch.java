package dev.muster.verify.operator;

import dev.muster.verify.Contact;
import dev.muster.verify.Forgeries;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.gap.GapRun;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.identity.Doubt;
import dev.muster.verify.identity.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Messages that were judged, and what follows from each, handed on kind by kind: all verdicts, then
 * gaps, who spoke, what is to be opened, what was refused, and what nobody is proved to have sent;
 * each kind in the order of the messages.
 *
 * <p>What follows is one chain with verify, and long: the row of a verdict alone runs through more
 * code than a processor's first cache holds. Kind by kind each part of it is fetched once for many
 * messages; infra/bench tells what that saves.
 *
 * <p>Bounded: full, it hands on by itself. Holds nothing once the operator has done with a batch or
 * a timer, so nothing at a barrier or watermark. Not thread-safe.
 */
final class JudgedBatch {
  private final Output<StreamRecord<Verdict>> output;
  private final int capacity;
  private final List<Judged> judged;
  private final Map<Forgeries.Place, Forgeries> sums = new LinkedHashMap<>();

  /**
   * An empty batch.
   *
   * @param capacity most messages that it holds
   */
  JudgedBatch(Output<StreamRecord<Verdict>> output, int capacity) {
    this.output = output;
    this.capacity = capacity;
    this.judged = new ArrayList<>(capacity);
  }

  private record Judged(Candidate candidate, Judgement judgement) {
    long arrival() {
      return candidate.origin().arrival();
    }

    VerdictReason reason() {
      return judgement.verdict().reason();
    }

    boolean spoke() {
      return judgement.speaker() != null;
    }

    boolean doubtful() {
      return judgement.doubt() != null;
    }

    boolean hasSectionsToOpen() {
      return spoke()
          && reason() == VerdictReason.ACCEPTED
          && candidate.message().sectionCount() > 0;
    }
  }

  /** Takes a message and its judgement. */
  void add(Candidate candidate, Judgement judgement) {
    if (judged.size() >= capacity) {
      handOn();
    }
    judged.add(new Judged(candidate, judgement));
  }

  /** Hands on all that it holds, and is empty then. */
  void handOn() {
    verdicts();
    gaps();
    contacts();
    toOpen();
    refused();
    unchecked();
    forgeries();
    judged.clear();
  }

  private void verdicts() {
    for (Judged one : judged) {
      output.collect(new StreamRecord<>(one.judgement().verdict(), one.arrival()));
    }
  }

  private void gaps() {
    for (Judged one : judged) {
      for (GapRun run : one.judgement().gaps()) {
        output(VerifyStreams.GAPS, run, one);
      }
    }
  }

  private void contacts() {
    for (Judged one : judged) {
      if (one.spoke()) {
        Contact contact = one.candidate().contact(one.judgement());
        output(VerifyStreams.CONTACTS, contact, one);
      }
    }
  }

  private void toOpen() {
    for (Judged one : judged) {
      if (one.hasSectionsToOpen()) {
        output(VerifyStreams.FOR_DECRYPT, one.candidate().verified(one.judgement()), one);
      }
    }
  }

  private void refused() {
    for (Judged one : judged) {
      if (one.reason().refused()) {
        output(VerifyStreams.REFUSED, one.candidate().refused(one.reason()), one);
      }
    }
  }

  private void unchecked() {
    for (Judged one : judged) {
      Doubt doubt = one.judgement().doubt();
      if (doubt != null && doubt.unchecked()) {
        output(VerifyStreams.UNCHECKED, one.candidate().unchecked(), one);
      }
    }
  }

  /** Added up before they leave: a flood must not cost another record for each of its own. */
  private void forgeries() {
    for (Judged one : judged) {
      if (one.doubtful()) {
        Forgeries more = one.candidate().forged(one.judgement());
        sums.merge(more.place(), more, Forgeries::and);
      }
    }
    if (!sums.isEmpty()) {
      for (Forgeries sum : sums.values()) {
        long arrival = sum.second() * 1_000;
        output.collect(VerifyStreams.FORGERIES, new StreamRecord<>(sum, arrival));
      }
      sums.clear();
    }
  }

  private <T> void output(OutputTag<T> tag, T value, Judged of) {
    output.collect(tag, new StreamRecord<>(value, of.arrival()));
  }
}
