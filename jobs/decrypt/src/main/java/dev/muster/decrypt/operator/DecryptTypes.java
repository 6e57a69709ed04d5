package dev.muster.decrypt.operator;

import dev.muster.control.operator.ElementTypeInfo;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SectionDecision;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The element types of this stage's streams. */
public final class DecryptTypes {
  /** Opened sections, which are never serialized. */
  public static final TypeInformation<OpenedSection> OPENED_SECTION =
      new ElementTypeInfo<>(OpenedSection.class, new OpenedSectionSerializer());

  /** Decisions. */
  public static final TypeInformation<SectionDecision> SECTION_DECISION =
      new ElementTypeInfo<>(SectionDecision.class, new SectionDecisionSerializer());

  private DecryptTypes() {}
}
