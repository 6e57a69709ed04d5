package dev.muster.decrypt.operator;

import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.policy.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sections that were opened and not handed on yet: many together, first all to the main output,
 * then those that policy lets be stored to {@link DecryptStreams#TO_STORE}, so that each part of
 * the chain that follows stays in the processor's cache meanwhile.
 *
 * <p>Secret, so in memory only, and never over a barrier or watermark: the operator hands on before
 * both. Bounded in sections and in readings: full, it hands on by itself. Not thread-safe.
 */
final class OpenedBatch {
  /** Most sections that it holds. */
  static final int MAX_SECTIONS = 256;

  /** Readings beyond which it is full; some 300 bytes each where a device makes them long. */
  static final int MAX_READINGS = 4_096;

  private final Output<StreamRecord<OpenedSection>> output;
  private final List<OpenedSection> sections = new ArrayList<>(MAX_SECTIONS);
  private int readings;

  OpenedBatch(Output<StreamRecord<OpenedSection>> output) {
    this.output = output;
  }

  /** Takes a section. */
  void add(OpenedSection section) {
    sections.add(section);
    readings += section.readings().size();
    if (sections.size() >= MAX_SECTIONS || readings >= MAX_READINGS) {
      handOn();
    }
  }

  /** Hands on all that it holds, and is empty then. */
  void handOn() {
    for (OpenedSection section : sections) {
      output.collect(record(section));
    }
    for (OpenedSection section : sections) {
      if (section.allows(Purpose.STORE)) {
        output.collect(DecryptStreams.TO_STORE, record(section));
      }
    }
    clear();
  }

  /** Forgets what it holds. */
  void clear() {
    sections.clear();
    readings = 0;
  }

  private static StreamRecord<OpenedSection> record(OpenedSection section) {
    return new StreamRecord<>(section, section.origin().arrival());
  }
}
