package dev.muster.decrypt.operator;

import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.OpenedSectionForm;
import dev.muster.decrypt.SectionDecision;
import dev.muster.decrypt.SectionDecisionForm;
import dev.muster.stored.serializer.StoredType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The streams of this stage: a type of elements, and side outputs. */
public final class DecryptStreams {
  /** Opened sections, which are never serialized. */
  public static final TypeInformation<OpenedSection> OPENED_SECTION =
      new StoredType<>(new OpenedSectionForm());

  /** What was answered about the sections of each device, minute by minute. */
  public static final OutputTag<SectionDecision> DECISIONS =
      new OutputTag<>("decisions", new StoredType<>(new SectionDecisionForm()));

  /**
   * Those of the opened sections that policy lets be stored. What takes them must be chained, as
   * with the main output.
   */
  public static final OutputTag<OpenedSection> TO_STORE =
      new OutputTag<>("to-store", OPENED_SECTION);

  private DecryptStreams() {}
}
