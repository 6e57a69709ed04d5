package dev.muster.message.page;

import dev.muster.message.command.Command;
import dev.muster.message.command.CommandWriter;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.signature.ReproducibleSigner;
import java.util.HexFormat;
import java.util.List;

/** The chapter of examples as it must stand in the page. */
final class ExampleBook {
  private ExampleBook() {}

  static String render() {
    StringBuilder out = new StringBuilder();
    add(out, "Keys of the examples", KEYS, keys());
    add(out, "Telemetry, ES256, one section", ES256, List.of(Examples.es256()));
    add(out, "Telemetry, Ed25519, one section", ED25519, List.of(Examples.ed25519()));
    add(
        out,
        "Telemetry with two sections, through a gateway",
        TWO,
        List.of(Examples.twoSections()));
    add(out, "A command", COMMAND, List.of(command()));
    add(out, "An acknowledgement", ACKNOWLEDGEMENT, List.of(Examples.acknowledgement()));
    add(out, "A heartbeat", HEARTBEAT, List.of(Examples.heartbeat()));
    add(out, "A heartbeat without an envelope", BARE, List.of(Examples.bareHeartbeat()));
    return out.toString();
  }

  private static final String KEYS =
      "Never use them. `private` is the scalar (big-endian) on P-256 and the 32-byte seed for"
          + " Ed25519.";
  private static final String ES256 =
      "`pump-0042` in epoch 7, sequence 1024. The signature is the deterministic one of RFC 6979;"
          + " yours may differ and be just as valid.";
  private static final String ED25519 =
      "`valve-7` in its first epoch, first message: epoch and sequence are 0.";
  private static final String TWO =
      "The next message of `pump-0042`. The content key of `operational` and so its wrapped form"
          + " are those of the first example: same device, key, class and epoch. The gateway's id"
          + " and time stand in the envelope only.";
  private static final String COMMAND =
      "For `pump-0042`, signed with the command key. The payload's key 6 ends the dormancy.";
  private static final String ACKNOWLEDGEMENT =
      "The answer of `pump-0042` to that command: it did it. Nothing is sealed.";
  private static final String HEARTBEAT =
      "The shortest message. It names ES256 by its older label, -7, which means the same.";

  private static final String BARE =
      "The next one, as a bridge hands it on: the Kafka value is the message, and begins with"
          + " `d2`.";

  private static void add(StringBuilder out, String title, String prose, List<Block> blocks) {
    out.append("\n### ").append(title).append("\n\n").append(prose).append("\n\n");
    blocks.forEach(block -> out.append(block.render()).append('\n'));
    out.setLength(out.length() - 1);
  }

  private static List<Block> keys() {
    return List.of(
        ExampleKeys.block("key-device-es256", ExampleKeys.DEVICE_ES256),
        ExampleKeys.block("key-device-ed25519", ExampleKeys.DEVICE_ED25519),
        ExampleKeys.block("key-command", ExampleKeys.COMMAND),
        ExampleKeys.block("key-recipient-operational", ExampleKeys.OPERATIONAL),
        ExampleKeys.block("key-recipient-location", ExampleKeys.LOCATION));
  }

  private static Block command() {
    Command command = Examples.command();
    CommandWriter writer = new CommandWriter(new ReproducibleSigner(ExampleKeys.COMMAND));
    Block block = new Block("command");
    block.put("command_id", HexFormat.of().formatHex(command.id()));
    byte[] payload = CommandWriter.payload(command);
    ExampleMessage.showSigning(
        block, writer.protectedHeader(command), ExternalAad.command(Examples.FLEET), payload);
    block.put("payload_diagnostic", Diagnostic.of(payload));
    byte[] signed = writer.write(command);
    ExampleMessage.showSigned(block, signed);
    return block.put("message_bytes", signed.length);
  }
}
