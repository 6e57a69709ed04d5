package dev.muster.bench.worker;

import dev.muster.bench.load.Load;
import java.util.Map;

/**
 * Registers devices, then sends at a steady rate until its parent is gone, whatever happens to the
 * broker meanwhile: what the broker loses of it, it never had.
 */
final class TrafficRole implements Worker.Role {
  private static final int PER_TURN = 10;

  @Override
  public void play(ChildOptions options, ChildOutput output) throws InterruptedException {
    FillRole.register(options, options.fleet());
    Load load =
        new Load(
            options.kafka(),
            options.fleet(),
            BrokerRole.FLEET,
            FillRole.recipient(options),
            new Load.Share(0, 1, false),
            FillRole::now);
    output.ready(Map.of());
    while (true) {
      load.send(PER_TURN, one -> {});
      Thread.sleep(1000L * PER_TURN / options.number("rate"));
    }
  }
}
