package dev.muster.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Silences that were claimed of devices and sites which spoke meanwhile: none may be, whatever else
 * goes wrong. Where simulated devices fell behind and said nothing for too long, to claim it is
 * right.
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
   * An outage as the table of findings tells it.
   *
   * @param site it is about
   * @param at arrival at which it was found
   * @param missing how many of those who stand there are said to be silent
   */
  record SiteClaim(String site, long at, int missing) {}

  /**
   * Who stands at a site.
   *
   * @param device a device or gateway
   * @param site where it stands
   * @param limit after how many milliseconds without a message it may be called silent, at least
   */
  record Member(String device, String site, long limit) {}

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

  /** A sentence about each outage of a site at which fewer were silent than it claims. */
  static List<String> ofSites(
      Collection<SiteClaim> claims, Collection<Member> members, List<Said> said) {
    List<String> refuted = new ArrayList<>();
    for (SiteClaim claim : claims) {
      int silent = 0;
      for (Member member : members) {
        silent += member.site().equals(claim.site()) && !spoke(member, claim.at(), said) ? 1 : 0;
      }
      if (silent < claim.missing()) {
        refuted.add(
            "outage of site %s at %s with %s silent, but there were %s"
                .formatted(claim.site(), claim.at(), claim.missing(), silent));
      }
    }
    return refuted;
  }

  private static boolean spoke(Member member, long before, List<Said> said) {
    return said.stream()
        .anyMatch(
            each ->
                each.device().equals(member.device())
                    && each.arrival() > before - member.limit()
                    && each.arrival() < before);
  }
}
