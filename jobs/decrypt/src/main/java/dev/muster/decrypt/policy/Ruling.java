package dev.muster.decrypt.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What policies say about one section, for every purpose. Immutable.
 *
 * @param version the bundle that it rests on, or {@link #NO_BUNDLE}
 * @param permitted the purposes that it may be opened for
 * @param policies by purpose the policy that decided, or {@link #EXPIRED} or {@link #UNREADABLE}; a
 *     purpose that no policy named is denied and missing here
 */
public record Ruling(long version, Set<Purpose> permitted, Map<Purpose, String> policies) {
  /** Stands for the version when no bundle was in force. */
  public static final long NO_BUNDLE = -1;

  /** Stands for a policy when the whole bundle has expired; no policy has this name. */
  public static final String EXPIRED = "(expired)";

  /** Stands for a policy when the bundle has a problem; no policy has this name. */
  public static final String UNREADABLE = "(unreadable)";

  /** Before the first bundle: nothing is permitted. */
  public static final Ruling NOTHING = new Ruling(NO_BUNDLE, Set.of(), Map.of());

  /** A bundle that permits nothing, for a reason that is none of its policies. */
  static Ruling closed(long version, String why) {
    Map<Purpose, String> reasons = new EnumMap<>(Purpose.class);
    for (Purpose purpose : Purpose.values()) {
      reasons.put(purpose, why);
    }
    return new Ruling(version, Set.of(), reasons);
  }

  /** Copies what it is given. */
  public Ruling {
    permitted =
        permitted.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(permitted));
    policies = policies.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(policies));
  }
}
