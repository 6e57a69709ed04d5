package dev.muster.simulator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.command.Attest;
import dev.muster.message.command.Command;
import dev.muster.message.command.CommandWriter;
import dev.muster.message.command.Reset;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.simulator.settings.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceAgentTest {
  private static final SigningKey DISPATCHER = key("dispatcher");
  private static final String FLEET = "demo";
  private static final String DEVICE = "dev-1";
  private static final long NOW = 1_750_000_000L;
  private static final long EPOCH = 7;
  private static final DeviceClock USUAL = new DeviceClock(EPOCH, 20, NOW);

  private final DeviceAgent agent = new DeviceAgent(DEVICE, commandKey());

  @Test
  void verifiesACommandOnce() {
    byte[] command = signed(command(5));

    assertThat(agent.receive(command, USUAL)).isInstanceOf(Reception.Verified.class);
    assertThat(refusal(command, USUAL)).isEqualTo(CommandRefusal.REPLAYED);
  }

  @Test
  void obeysOnlyHigherCounters() {
    agent.receive(signed(command(5)), USUAL);

    assertThat(refusal(signed(command(4)), USUAL)).isEqualTo(CommandRefusal.REPLAYED);
    assertThat(agent.receive(signed(command(6)), USUAL)).isInstanceOf(Reception.Verified.class);
  }

  @Test
  void refusesWhatAnotherKeySigned() {
    byte[] other = new CommandWriter(new ReproducibleSigner(key("other"))).write(command(5));

    assertThat(refusal(other, USUAL)).isEqualTo(CommandRefusal.OTHER_SIGNER);
  }

  @Test
  void refusesAForgedSignatureAndIsNotBlockedByIt() {
    byte[] forged = signed(command(Long.MAX_VALUE));
    forged[forged.length - 1] ^= 1;

    assertThat(refusal(forged, USUAL)).isEqualTo(CommandRefusal.FORGED);
    assertThat(agent.receive(signed(command(5)), USUAL)).isInstanceOf(Reception.Verified.class);
  }

  @Test
  void refusesTheCommandOfAnotherDeviceOrFleet() {
    assertThat(refusal(signed(command("demo", "dev-2", 5)), USUAL))
        .isEqualTo(CommandRefusal.FOREIGN);
    assertThat(refusal(signed(command("other", DEVICE, 5)), USUAL))
        .isEqualTo(CommandRefusal.OTHER_FLEET);
  }

  @Test
  void refusesOutsideItsTimeAndAnswers() {
    DeviceClock late = new DeviceClock(EPOCH, 20, NOW + 60);
    DeviceClock early = new DeviceClock(EPOCH, 20, NOW - 61);

    assertThat(refusal(signed(command(5)), late)).isEqualTo(CommandRefusal.EXPIRED);
    assertThat(refusal(signed(command(6)), early)).isEqualTo(CommandRefusal.TOO_EARLY);
    assertThat(refusal(signed(command(6)), USUAL)).isEqualTo(CommandRefusal.REPLAYED);
    assertThat(CommandRefusal.EXPIRED.answered()).isTrue();
    assertThat(CommandRefusal.REPLAYED.answered()).isFalse();
  }

  @Test
  void tellsTheAgeOfACommandByItsOwnNumbersWithoutAClock() {
    DeviceClock old = new DeviceClock(EPOCH, 10 + 1_025, DeviceClock.NO_CLOCK);
    DeviceClock recent = new DeviceClock(EPOCH, 10 + 1_024, DeviceClock.NO_CLOCK);

    assertThat(refusal(signed(command(5)), old)).isEqualTo(CommandRefusal.EXPIRED);
    assertThat(agent.receive(signed(command(6)), recent)).isInstanceOf(Reception.Verified.class);
  }

  @Test
  void refusesACommandForAnotherEpoch() {
    assertThat(refusal(signed(command(5)), new DeviceClock(EPOCH + 1, 0, NOW)))
        .isEqualTo(CommandRefusal.OTHER_EPOCH);
  }

  @Test
  void attestsInEveryEpoch() {
    Command attest =
        new Command(
            new byte[Command.ID_BYTES],
            FLEET,
            DEVICE,
            NOW - 60,
            NOW + 60,
            5,
            0,
            0,
            new Attest(),
            "test");
    assertThat(agent.receive(signed(attest), USUAL)).isInstanceOf(Reception.Verified.class);
  }

  @Test
  void refusesBytesThatAreNoCommand() {
    assertThat(refusal(new byte[] {1, 2, 3}, USUAL)).isEqualTo(CommandRefusal.MALFORMED);
    assertThat(refusal(new byte[0], USUAL)).isEqualTo(CommandRefusal.MALFORMED);
  }

  private CommandRefusal refusal(byte[] command, DeviceClock situation) {
    return agent.receive(command, situation).fold(verified -> null, (why, refused) -> why);
  }

  private static byte[] signed(Command command) {
    return new CommandWriter(new ReproducibleSigner(DISPATCHER)).write(command);
  }

  private static Command command(long counter) {
    return command(FLEET, DEVICE, counter);
  }

  private static Command command(String fleet, String device, long counter) {
    return new Command(
        new byte[Command.ID_BYTES],
        fleet,
        device,
        NOW - 60,
        NOW + 60,
        counter,
        EPOCH,
        10,
        new Reset(),
        "test");
  }

  private static CommandKey commandKey() {
    RoleKey key =
        new RoleKey(
            Role.DISPATCHER,
            DISPATCHER.kid(),
            DISPATCHER.algorithm(),
            DISPATCHER.publicKey().spki());
    return CommandKey.of(
        new RootDocument(FLEET, List.of(key), List.of()), CryptoProvider.fastest());
  }

  private static SigningKey key(String name) {
    return SigningKey.derive(SignatureAlgorithm.ES256, new Seed(1).keyBytes(name, 0));
  }
}
