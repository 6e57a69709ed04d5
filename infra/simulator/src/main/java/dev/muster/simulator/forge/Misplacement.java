package dev.muster.simulator.forge;

import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.simulator.script.SectionFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Sections that stand where they were not sealed for, or are damaged. The message around each is
 * signed over it and so perfectly genuine.
 */
final class Misplacement {
  /** CBOR, and no SenML. */
  static final byte[] GIBBERISH = "gno SenML".getBytes(StandardCharsets.US_ASCII);

  private static final String MOVED_FROM = "operational";
  private static final String MOVED_TO = "location";
  private static final String OTHER_DEVICE = "somebody-else";

  private Misplacement() {}

  /** The class that a section says it is of. */
  static String label(String dataClass, SectionFault fault) {
    return fault == SectionFault.OTHER_CLASS && dataClass.equals(MOVED_FROM) ? MOVED_TO : dataClass;
  }

  /** The place that a moved section was sealed for. */
  static SectionPlace source(SectionFault fault, SectionPlace place) {
    SectionScope scope = place.scope();
    return switch (fault) {
      case OTHER_DEVICE -> in(place, OTHER_DEVICE, scope.signerKid(), scope.epoch());
      case OTHER_SIGNER -> in(place, scope.device(), scope.signerKid() + 1, scope.epoch());
      case OTHER_EPOCH -> in(place, scope.device(), scope.signerKid(), scope.epoch() - 1);
      case OTHER_MESSAGE -> new SectionPlace(scope, place.sequence() + 1, place.index());
      case OTHER_PLACE -> new SectionPlace(scope, place.sequence(), place.index() + 1);
      case NONE, OTHER_CLASS, BROKEN_TAG, FOREIGN_RECIPIENT, NO_SENML -> place;
    };
  }

  static SealedSection relabelled(SealedSection section) {
    return copy(label(section.dataClass(), SectionFault.OTHER_CLASS), section, section.buffer());
  }

  static SealedSection broken(SealedSection section) {
    byte[] bytes = section.buffer().clone();
    bytes[section.ciphertextOffset() + section.ciphertextLength() - 1] ^= 1;
    return copy(section.dataClass(), section, bytes);
  }

  private static SectionPlace in(SectionPlace place, String device, long signer, long epoch) {
    SectionScope scope = place.scope();
    return new SectionPlace(
        new SectionScope(scope.fleet(), device, signer, scope.dataClass(), epoch),
        place.sequence(),
        place.index());
  }

  private static SealedSection copy(String dataClass, SealedSection section, byte[] buffer) {
    try {
      int end = section.offset() + section.length();
      return SealedSection.of(dataClass, Arrays.copyOfRange(buffer, section.offset(), end));
    } catch (MalformedCborException e) {
      throw new IllegalStateException("A sealed section stays one whatever is relabelled", e);
    }
  }
}
