package dev.muster.dispatch;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.remediate.Intent;
import dev.muster.remediate.StatusChange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the standing that a device was last commanded into has come in the registry.
 *
 * <p>Guaranteed: a record is only ever written over the newest one that was seen in the registry,
 * with the version that follows it. If somebody else writes that version first, the registry's gate
 * refuses ours; what they wrote is seen here, and judged anew. So no version is guessed, and
 * nothing that a person wrote is undone by a command that did not see it.
 *
 * @param registered what is in force by all that was seen of the registry; null before the first
 * @param wanted the newest intent whose standing the registry does not show yet; null for none
 * @param written the newest version that was written here, {@link #NOTHING} for none
 */
public record StandingCourse(
    @Nullable Registered registered, @Nullable Intent wanted, long written) {
  /** No version: all are greater. */
  public static final long NOTHING = 0;

  /**
   * What follows from what is known.
   *
   * @param course how far the standing has come with it
   * @param record what is to be written to the registry now
   */
  public record Step(StandingCourse course, Optional<DeviceRecord> record) {}

  /** A record of the registry was seen; one that its gate refuses changes nothing. */
  public Step seen(Registered record) {
    return record.follows(registered)
        ? new StandingCourse(record, wanted, written).go()
        : new Step(this, Optional.empty());
  }

  /** A command was signed; its standing, where it has one, takes the place of one that waits. */
  public Step commanded(Intent intent) {
    return intent.statusChange() == null
        ? new Step(this, Optional.empty())
        : new StandingCourse(registered, intent, written).go();
  }

  private Step go() {
    StatusChange change = wanted == null ? null : wanted.statusChange();
    if (change == null || registered == null || !upToDate(registered, change)) {
      return new Step(this, Optional.empty());
    }
    Optional<DeviceRecord> next = change.over(registered.record());
    return new Step(
        next.map(record -> new StandingCourse(registered, wanted, record.version()))
            .orElse(new StandingCourse(registered, null, written)),
        next);
  }

  /** Neither the record that the decision saw nor what was written here may be unseen. */
  private boolean upToDate(Registered seen, StatusChange change) {
    return seen.basis() != null
        && seen.record().version() >= Math.max(change.record().version(), written);
  }
}
