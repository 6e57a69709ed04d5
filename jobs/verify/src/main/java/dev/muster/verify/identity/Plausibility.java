package dev.muster.verify.identity;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.replay.ReplayMark;
import dev.muster.verify.replay.ReplayStatus;

/**
 * How likely a message is what its device says next, as far as that can be told before its
 * signature is checked. All that it rests on can be written by anybody: it decides nothing but
 * which junk a message has to share a budget with.
 */
enum Plausibility {
  /**
   * A new number close to the highest one, or the first of a key, of a time that its cohort allows,
   * and by no other gateway than the registry names for the device: what an honest device sends.
   */
  NEXT(32, 1),
  /** Any other message that would be accepted if its signature held. */
  FRESH(8, 4),
  /** A message that can't be accepted, whoever signed it. */
  HOPELESS(4, 8);

  private final int guaranteed;
  private final int freePart;

  Plausibility(int guaranteed, int freePart) {
    this.guaranteed = guaranteed;
    this.freePart = freePart;
  }

  /** Checks that may fail in a device's name within a second, whatever else arrives. */
  int guaranteed() {
    return guaranteed;
  }

  /** Records of a partition below which every such message is checked. */
  int free(int records) {
    return records / freePart;
  }

  static Plausibility of(
      Candidate candidate, DeviceRecord device, DeviceState state, VerifySettings settings) {
    ReplayMark mark = candidate.mark();
    boolean timely =
        !device.hasClock()
            || Freshness.check(
                    candidate.message().issuedAt(),
                    candidate.origin().arrival(),
                    settings.limits().of(device.cohort()))
                .isEmpty();
    if (!timely || state.sight(mark, settings.limits().replay()) != ReplayStatus.NEW) {
      return HOPELESS;
    }
    String gateway = candidate.gateway();
    boolean expected =
        gateway == null || device.gateway() == null || gateway.equals(device.gateway());
    return expected && state.isNear(mark) ? NEXT : FRESH;
  }
}
