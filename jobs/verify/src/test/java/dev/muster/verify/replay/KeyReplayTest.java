package dev.muster.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.verify.ReplaySettings;
import dev.muster.verify.gap.Gaps;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A key against a model that forgets nothing. */
class KeyReplayTest {
  private static final ReplaySettings SETTINGS = new ReplaySettings(64, 5, 60_000);
  private static final Gaps UNHEARD = (epoch, first, last) -> {};

  @Property
  void neverCallsNewWhatItWasShownBefore(@ForAll("sendings") List<Sending> sendings) {
    Set<Sending> shown = new HashSet<>();
    KeyReplay replay = null;
    for (Sending sending : sendings) {
      ReplayStatus sighting = sight(replay, sending);
      if (!shown.add(sending)) {
        assertThat(sighting).as("%s again", sending).isNotEqualTo(ReplayStatus.NEW);
      }
      replay = after(replay, sending, sighting);
    }
  }

  @Property
  void judgesAsAModelThatForgetsNothing(@ForAll("sendings") List<Sending> sendings) {
    Model model = new Model();
    KeyReplay replay = null;
    for (Sending sending : sendings) {
      ReplayStatus sighting = sight(replay, sending);
      assertThat(sighting).as("%s", sending).isEqualTo(model.show(sending));
      replay = after(replay, sending, sighting);
    }
  }

  private static ReplayStatus sight(KeyReplay replay, Sending sending) {
    return replay == null
        ? ReplayStatus.NEW
        : replay.sight(sending.epoch(), sending.number(), SETTINGS);
  }

  private static KeyReplay after(KeyReplay replay, Sending sending, ReplayStatus sighting) {
    ReplayMark mark = new ReplayMark(1, sending.epoch(), sending.number(), 2, 3);
    return switch (sighting) {
      case NEW ->
          replay == null ? KeyReplay.first(mark, SETTINGS) : replay.mark(mark, UNHEARD, SETTINGS);
      case EPOCH_JUMP -> replay.jump(mark);
      case SEEN, BELOW_WINDOW, EPOCH_REGRESSED -> replay;
    };
  }

  @Provide
  Arbitrary<List<Sending>> sendings() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 16), Arbitraries.longs().between(0, 90))
        .as(Sending::new)
        .list()
        .ofMaxSize(80);
  }

  private record Sending(long epoch, long number) {}

  /** Every number of every epoch, and every jump until both windows have passed them all. */
  private static final class Model {
    private final TreeMap<Long, TreeSet<Long>> epochs = new TreeMap<>();
    private final Set<Sending> jumps = new HashSet<>();

    ReplayStatus show(Sending sending) {
      ReplayStatus sighting = epochs.isEmpty() ? ReplayStatus.NEW : judge(sending);
      if (sighting == ReplayStatus.EPOCH_JUMP) {
        jumps.add(sending);
      } else if (sighting == ReplayStatus.NEW) {
        epochs.computeIfAbsent(sending.epoch(), epoch -> new TreeSet<>()).add(sending.number());
        Long before = epochs.lowerKey(epochs.lastKey());
        if (before != null && jumps.stream().allMatch(jump -> jump.epoch() < before)) {
          jumps.clear();
        }
      }
      return sighting;
    }

    private ReplayStatus judge(Sending sending) {
      long newest = epochs.lastKey();
      if (sending.epoch() > newest + SETTINGS.maxEpochStep()) {
        return ReplayStatus.EPOCH_JUMP;
      }
      Long before = epochs.lowerKey(newest);
      if (sending.epoch() < newest && (before == null || sending.epoch() != before)) {
        return ReplayStatus.EPOCH_REGRESSED;
      }
      TreeSet<Long> numbers = epochs.getOrDefault(sending.epoch(), new TreeSet<>());
      if (!numbers.isEmpty() && sending.number() <= numbers.last() - SETTINGS.window()) {
        return ReplayStatus.BELOW_WINDOW;
      }
      return numbers.contains(sending.number()) || amongJumps(sending)
          ? ReplayStatus.SEEN
          : ReplayStatus.NEW;
    }

    private boolean amongJumps(Sending sending) {
      return jumps.stream().anyMatch(jump -> jump.epoch() <= sending.epoch())
          && jumps.stream().anyMatch(jump -> jump.epoch() >= sending.epoch())
          && jumps.stream().anyMatch(jump -> jump.number() >= sending.number());
    }
  }
}
