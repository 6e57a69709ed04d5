package dev.muster.local.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Silences that were claimed of devices which spoke meanwhile: none may be, whatever else goes
 * wrong. Where a simulated device fell behind and said nothing for too long, to claim it is right.
 */
final class RefutedSilences {
  private RefutedSilences() {}

  /**
   * A silence as the table of findings tells it.
   *
   * @param device it is about
   * @param since arrival from which the device is said to have been silent
   * @param until arrival at which it was found
   */
  record Claim(String device, long since, long until) {}

  /**
   * An accepted message.
   *
   * @param device that said it
   * @param arrival of the message
   */
  record Said(String device, long arrival) {}

  /** A sentence about each claim that something said between its two moments refutes. */
  static List<String> of(Collection<Claim> claims, List<Said> said) {
    List<String> refuted = new ArrayList<>();
    for (Claim claim : claims) {
      said.stream()
          .filter(each -> each.device().equals(claim.device()))
          .filter(each -> each.arrival() > claim.since() && each.arrival() < claim.until())
          .findFirst()
          .ifPresent(
              each ->
                  refuted.add(
                      "silence of %s from %s to %s, but it spoke at %s"
                          .formatted(
                              claim.device(), claim.since(), claim.until(), each.arrival())));
    }
    return refuted;
  }
}
