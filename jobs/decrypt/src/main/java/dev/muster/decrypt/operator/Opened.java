package dev.muster.decrypt.operator;

import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sections that were opened and not handed on yet: many together, first to the detectors, then to
 * the tables, so that each part of the chain stays in the processor's cache meanwhile.
 *
 * <p>Secret, so in memory only: the operator hands on before every barrier and watermark. Bounded:
 * full, it hands on by itself. Not thread-safe.
 */
final class Opened {
  /** Most sections that it holds. */
  static final int CAPACITY = 256;

  private final Output<StreamRecord<OpenedSection>> output;
  private final List<OpenedSection> sections = new ArrayList<>(CAPACITY);

  Opened(Output<StreamRecord<OpenedSection>> output) {
    this.output = output;
  }

  void add(OpenedSection section) {
    if (sections.size() >= CAPACITY) {
      handOn();
    }
    sections.add(section);
  }

  void handOn() {
    for (OpenedSection section : sections) {
      output.collect(record(section));
    }
    for (OpenedSection section : sections) {
      if (section.allows(Purpose.STORE)) {
        output.collect(DecryptOutputs.TO_STORE, record(section));
      }
    }
    sections.clear();
  }

  private static StreamRecord<OpenedSection> record(OpenedSection section) {
    return new StreamRecord<>(section, section.origin().arrival());
  }
}
