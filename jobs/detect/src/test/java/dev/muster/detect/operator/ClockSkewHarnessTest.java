package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.detect.rate.RateSettings;
import dev.muster.message.ArrivalClock;
import dev.muster.verify.Contact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Every few seconds another broker leads a partition, whose clock is two seconds behind, right, or
 * two seconds ahead. All speak often enough, and would not if four seconds more counted; some
 * behind a gateway of their site.
 */
class ClockSkewHarnessTest {
  private static final int SEEDS = 40;
  private static final int DEVICES = 8;
  private static final int END = 120;
  private static final double EVERY = 1.5;
  private static final long[] CLOCKS = {-2_000, 0, 2_000};
  private static final int SHORTEST_LEAD = 1_000;
  private static final int LONGEST_LEAD = 25_000;

  @Test
  void accusesNobodyWhoSpeaks() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Roll roll = skewed(site(), random);
      assertThat(Reading.inOrder(roll)).as("seed %s", seed).isEmpty();
      assertThat(rates(roll)).as("seed %s", seed).isEmpty();
    }
  }

  @Test
  void missesNobodyWhoDoesNot() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      Roll roll = site();
      roll.said.removeIf(
          said ->
              said.contact() != null
                  && said.contact().device().device().equals("device-3")
                  && said.arrival() > Roll.at(30));
      assertThat(Reading.inOrder(skewed(roll, new SplittableRandom(seed))))
          .as("seed %s", seed)
          .singleElement()
          .asString()
          .startsWith("silent device-3 RAISED");
    }
  }

  private static Roll site() {
    Roll roll = new Roll().register(0, Roll.device("gate", 1, "site", null)).ticks(-1, END);
    for (int device = 0; device < DEVICES; device++) {
      boolean behind = device % 2 == 0;
      roll.register(
          0, Roll.device("device-" + device, 1, behind ? "site" : null, behind ? "gate" : null));
      roll.speaksFrom("device-" + device, 1 + device / 10.0, END, EVERY);
    }
    return roll.speaksFrom("gate", 1.9, END, EVERY);
  }

  /** The same by the clocks of those who lead each partition in turn. */
  private static Roll skewed(Roll right, SplittableRandom random) {
    Roll roll = new Roll();
    roll.registry.addAll(right.registry);
    for (int partition = 0; partition < Roll.PARTITIONS; partition++) {
      roll.said.addAll(skewed(right.log(partition), random));
    }
    return roll;
  }

  private static List<Roll.Said> skewed(List<Roll.Said> log, SplittableRandom random) {
    List<Roll.Said> skewed = new ArrayList<>();
    ArrivalClock clock = ArrivalClock.unset();
    long until = Long.MIN_VALUE;
    long ahead = 0;
    for (Roll.Said said : log) {
      if (said.arrival() >= until) {
        until = said.arrival() + random.nextInt(SHORTEST_LEAD, LONGEST_LEAD);
        ahead = CLOCKS[random.nextInt(CLOCKS.length)];
      }
      long arrival = clock.arrived(said.arrival() + ahead);
      skewed.add(new Roll.Said(said.partition(), arrival, at(arrival, said.contact()), null));
    }
    return skewed;
  }

  private static Contact at(long arrival, Contact contact) {
    return contact == null
        ? null
        : new Contact(
            new Origin(
                Roll.TOPIC, contact.origin().partition(), contact.origin().offset(), arrival),
            contact.device(),
            contact.epoch(),
            contact.sequence(),
            contact.issuedAt(),
            contact.verdict(),
            contact.type(),
            null);
  }

  private static List<String> rates(Roll roll) throws Exception {
    try (Tasks<Contact> rate =
        Tasks.started(
            new RateFunction(RateSettings.DEFAULT), contact -> contact.device().device())) {
      for (Roll.Said said :
          roll.said.stream().sorted(Comparator.comparingLong(Roll.Said::arrival)).toList()) {
        if (said.contact() != null) {
          rate.processElement(said.contact(), said.arrival());
        }
      }
      return rate.found();
    }
  }
}
