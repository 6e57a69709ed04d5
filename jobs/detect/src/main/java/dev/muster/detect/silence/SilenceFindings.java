package dev.muster.detect.silence;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingIdentity;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.Observation;
import dev.muster.detect.finding.SubjectKind;

/** Words silence as findings. Stateless. */
final class SilenceFindings {
  private SilenceFindings() {}

  /** A device is silent, or a gateway is down: so many messages were expected, none came. */
  static Finding raised(Presence absent, long at, SilenceSettings settings) {
    return finding(identity(absent, settings), FindingState.RAISED, absent, at);
  }

  /** The device spoke, or is expected here no more. */
  static Finding ended(
      Missing claimed, Presence end, FindingState state, SilenceSettings settings) {
    return finding(identity(claimed.absent(), settings), state, end, end.at());
  }

  /** A whole site is silent: so many devices were expected to speak, so many still do. */
  static Finding outage(String group, long onset, long at, Share share, SilenceSettings settings) {
    String site = group.substring(Presence.Groups.SITE.length());
    FindingIdentity identity =
        new FindingIdentity(
            FindingKind.SITE_DOWN,
            SubjectKind.SITE,
            site,
            SilenceSettings.RULE,
            settings.version(),
            onset);
    double speaking = share.expected() - share.missing();
    Observation observation =
        new Observation((double) share.expected(), speaking, null, onset, at, null);
    return new Finding(identity, FindingState.RAISED, at, observation, null, 0, 0);
  }

  /** The site speaks again. */
  static Finding ended(Outage outage, long at) {
    FindingIdentity identity = outage.finding().identity();
    double speaking = outage.expected() - outage.missing();
    Observation observation =
        new Observation((double) outage.expected(), speaking, null, identity.onset(), at, null);
    FindingState state = outage.wasDelay() ? FindingState.RETRACTED : FindingState.CLEARED;
    return new Finding(identity, state, at, observation, null, 0, 0);
  }

  private static FindingIdentity identity(Presence absent, SilenceSettings settings) {
    boolean gateway = absent.role() == Presence.Role.GATEWAY;
    return new FindingIdentity(
        gateway ? FindingKind.GATEWAY_DOWN : FindingKind.SILENT,
        gateway ? SubjectKind.GATEWAY : SubjectKind.DEVICE,
        absent.device().device(),
        SilenceSettings.RULE,
        settings.version(),
        absent.onset());
  }

  private static Finding finding(
      FindingIdentity identity, FindingState state, Presence presence, long at) {
    DeviceRecord device = presence.device();
    Spoken last = presence.last();
    return new Finding(
        identity,
        state,
        at,
        observation(identity, presence, at),
        device,
        last == null ? 0 : last.epoch(),
        last == null ? 0 : last.sequence());
  }

  private static Observation observation(FindingIdentity identity, Presence presence, long at) {
    long cadence = SilenceSettings.cadence(presence.device());
    Spoken last = presence.last();
    return new Observation(
        cadence == 0 ? null : (double) ((at - identity.onset()) / cadence),
        spoke(presence) ? 1.0 : 0.0,
        null,
        identity.onset(),
        at,
        last == null ? null : Observation.records(last.partition(), last.offset(), last.offset()));
  }

  private static boolean spoke(Presence presence) {
    return presence.change() == PresenceChange.BACK
        || presence.change() == PresenceChange.DISPROVED;
  }
}
