package dev.muster.simulator.forge;

import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.command.Command;
import dev.muster.message.command.CommandWriter;
import dev.muster.message.command.Offline;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.script.FalseCommand;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes commands that claim to be the dispatcher's. Not thread-safe. */
final class CommandForge {
  private static final long VALID_SECONDS = 3_600;

  private final String fleet;
  private final Roster roster;
  private final long startMillis;
  private final CommandWriter writer;

  CommandForge(RootDocument root, Roster roster, MessageForge.Start start) {
    this.fleet = root.fleet();
    this.roster = roster;
    this.startMillis = start.millis();
    SigningKey own =
        SigningKey.derive(SignatureAlgorithm.ES256, start.seed().keyBytes("false dispatcher", 0));
    long stated =
        root.roleKeys().stream()
            .filter(key -> key.role() == Role.DISPATCHER)
            .mapToLong(RoleKey::kid)
            .findFirst()
            .orElse(own.kid());
    this.writer = new CommandWriter(new Impostor(new ReproducibleSigner(own), stated));
  }

  /** A command that would be obeyed, were it signed by the key that it names. */
  byte[] write(FalseCommand command, long scriptMillis) {
    String device = roster.device(command.device()).id();
    long seconds = (startMillis + scriptMillis) / 1000;
    byte[] id = Arrays.copyOf(device.getBytes(StandardCharsets.UTF_8), Command.ID_BYTES);
    return writer.write(
        new Command(
            id,
            fleet,
            device,
            seconds - VALID_SECONDS,
            seconds + VALID_SECONDS,
            Long.MAX_VALUE,
            0,
            0,
            new Offline(),
            "forged"));
  }

  /** Signs with one key and names another. */
  private record Impostor(CoseSigner own, long kid) implements CoseSigner {
    @Override
    public SignatureAlgorithm algorithm() {
      return own.algorithm();
    }

    @Override
    public byte[] sign(byte[] toBeSigned) {
      return own.sign(toBeSigned);
    }
  }
}
