package dev.muster.detect.silence;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingBuilder;
import dev.muster.detect.finding.FindingIdentity;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.SubjectKind;
import org.jspecify.annotations.Nullable;

/** Words silence as findings. Stateless. */
final class SilenceFindings {
  private SilenceFindings() {}

  /** A device is silent, or a gateway is down: so many messages were expected, none came. */
  static Finding raised(Presence absent, long at, SilenceSettings settings) {
    return finding(absent, absent, settings, FindingState.RAISED, at);
  }

  /** The device spoke, or is expected here no more. */
  static Finding ended(
      MissingDevice claimed, Presence end, FindingState state, SilenceSettings settings) {
    return finding(claimed.absent(), end, settings, state, end.at());
  }

  /** A whole site is silent: so many devices were expected to speak, so many still do. */
  static Finding outage(
      String group, long onset, long at, MissingShare share, SilenceSettings settings) {
    String site = group.substring(Presence.Groups.SITE.length());
    double speaking = share.expected() - share.missing();
    return FindingBuilder.about(FindingKind.SITE_DOWN, SubjectKind.SITE, site)
        .byRule(SilenceSettings.RULE, settings.version())
        .since(onset)
        .observed((double) share.expected(), speaking)
        .become(FindingState.RAISED, at);
  }

  /** The site speaks again. */
  static Finding ended(Outage outage, long at) {
    FindingIdentity identity = outage.finding().identity();
    double speaking = outage.expected() - outage.missing();
    FindingState state = outage.wasDelay() ? FindingState.RETRACTED : FindingState.CLEARED;
    return FindingBuilder.about(identity.kind(), identity.subjectKind(), identity.subject())
        .byRule(identity.rule(), identity.ruleVersion())
        .since(identity.onset())
        .observed((double) outage.expected(), speaking)
        .become(state, at);
  }

  /**
   * What became of a silence.
   *
   * @param absent how it began, which its identity is made of
   * @param now what is known of the device by then
   */
  private static Finding finding(
      Presence absent, Presence now, SilenceSettings settings, FindingState state, long at) {
    boolean gateway = absent.role() == Presence.Role.GATEWAY;
    FindingBuilder finding =
        FindingBuilder.about(
                gateway ? FindingKind.GATEWAY_DOWN : FindingKind.SILENT,
                gateway ? SubjectKind.GATEWAY : SubjectKind.DEVICE,
                now.device())
            .byRule(SilenceSettings.RULE, settings.version())
            .since(absent.onset())
            .observed(expected(absent, now, at), spoke(now) ? 1.0 : 0.0);
    LastMessage last = now.last();
    if (last != null) {
      finding
          .onRecords(last.partition(), last.offset(), last.offset())
          .lastSpoken(last.epoch(), last.sequence());
    }
    return finding.become(state, at);
  }

  private static @Nullable Double expected(Presence absent, Presence now, long at) {
    long cadence = SilenceSettings.cadence(now.device());
    if (cadence == 0) {
      return null;
    }
    long whole = (at - absent.onset()) / cadence;
    return (double) whole;
  }

  private static boolean spoke(Presence presence) {
    return presence.change() == PresenceChange.BACK
        || presence.change() == PresenceChange.DISPROVED;
  }
}
