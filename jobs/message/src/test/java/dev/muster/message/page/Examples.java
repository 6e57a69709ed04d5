package dev.muster.message.page;

import dev.muster.message.Acknowledgement;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageType;
import dev.muster.message.command.Command;
import dev.muster.message.command.Dormant;
import dev.muster.message.reading.Measurement;
import dev.muster.message.reading.SenmlPack;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The worked examples of the page, computed. */
final class Examples {
  static final String FLEET = "fleet-1";
  private static final long NOW = 1_790_000_000L;
  private static final byte[] COMMAND_ID =
      Arrays.copyOf("example command!".getBytes(StandardCharsets.US_ASCII), Command.ID_BYTES);

  private Examples() {}

  static Block es256() {
    MessageHeader header = new MessageHeader("pump-0042", NOW, 7, 1024);
    return telemetry("telemetry-es256", header, ExampleKeys.DEVICE_ES256, List.of("operational"));
  }

  static Block ed25519() {
    MessageHeader header = new MessageHeader("valve-7", NOW, 0, 0);
    return telemetry(
        "telemetry-ed25519", header, ExampleKeys.DEVICE_ED25519, List.of("operational"));
  }

  static Block twoSections() {
    MessageHeader header = new MessageHeader("pump-0042", NOW + 60, 7, 1025);
    Block block = new Block("telemetry-two-sections");
    ExampleMessage message =
        new ExampleMessage(block, header, ExampleKeys.DEVICE_ES256)
            .through("gateway-3", (NOW + 61) * 1000);
    message.write(
        body(block, header, ExampleKeys.DEVICE_ES256, List.of("operational", "location")));
    return block;
  }

  static Block acknowledgement() {
    MessageHeader header = new MessageHeader("pump-0042", NOW + 130, 7, 1026);
    Acknowledgement acknowledgement =
        new Acknowledgement(
            COMMAND_ID, command().counter(), Acknowledgement.Outcome.EXECUTED, Optional.of("ok"));
    Block block = new Block("acknowledgement");
    new ExampleMessage(block, header, ExampleKeys.DEVICE_ES256)
        .write(MessageBody.of(acknowledgement));
    return block;
  }

  static Block heartbeat() {
    Block block = new Block("heartbeat");
    heartbeat(block, NOW + 190, 1027).write(MessageBody.heartbeat());
    return block;
  }

  static Block bareHeartbeat() {
    Block block = new Block("heartbeat-bare");
    heartbeat(block, NOW + 250, 1028).bare().write(MessageBody.heartbeat());
    return block;
  }

  private static ExampleMessage heartbeat(Block block, long time, long number) {
    MessageHeader header = new MessageHeader("pump-0042", time, 7, number);
    return new ExampleMessage(block, header, ExampleKeys.DEVICE_ES256)
        .labelled(ExampleKeys.DEVICE_ES256.algorithm().olderCoseLabel());
  }

  static Command command() {
    return new Command(
        COMMAND_ID,
        FLEET,
        "pump-0042",
        NOW + 100,
        NOW + 400,
        1_790_000_100_000L,
        7,
        1025,
        new Dormant(NOW + 3700),
        "temperature out of range");
  }

  private static Block telemetry(
      String name, MessageHeader header, SigningKey key, List<String> classes) {
    Block block = new Block(name);
    new ExampleMessage(block, header, key).write(body(block, header, key, classes));
    return block;
  }

  private static MessageBody body(
      Block block, MessageHeader header, SigningKey key, List<String> classes) {
    SealedSection[] sections = new SealedSection[classes.size()];
    for (int i = 0; i < sections.length; i++) {
      SectionScope scope =
          new SectionScope(FLEET, header.device(), key.kid(), classes.get(i), header.epoch());
      SectionPlace place = new SectionPlace(scope, header.sequence(), i);
      sections[i] = ExampleSections.seal(block, place, readings(classes.get(i), header.issuedAt()));
    }
    return MessageBody.of(MessageType.TELEMETRY, List.of(sections));
  }

  private static byte[] readings(String dataClass, long time) {
    return SenmlPack.encode(
        time,
        dataClass.equals("location")
            ? List.of(
                new Measurement("lat", "lat", 47.0707, time),
                new Measurement("lon", "lon", 15.4395, time))
            : List.of(
                new Measurement("temperature", "Cel", 21.5, time),
                new Measurement("pressure", "Pa", 101_325, time + 0.25)));
  }
}
