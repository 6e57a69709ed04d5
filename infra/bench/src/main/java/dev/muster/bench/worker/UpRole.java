package dev.muster.bench.worker;

import dev.muster.cli.Muster;

/** {@code muster up}, which ends with its parent like every child. */
final class UpRole implements Worker.Role {
  @Override
  public void play(Told told, Said said) {
    int code =
        Muster.commandLine()
            .execute("up", "--data", told.text("data"), "--fleet", BrokerRole.FLEET);
    throw new IllegalStateException("`up` ended by itself with " + code);
  }
}
