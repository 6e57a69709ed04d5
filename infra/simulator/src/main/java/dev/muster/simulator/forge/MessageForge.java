package dev.muster.simulator.forge;

import dev.muster.control.root.RootDocument;
import dev.muster.message.Acknowledgement;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageType;
import dev.muster.message.cose.Claims;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.cose.ProtectedHeader;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SignedObject;
import dev.muster.simulator.readings.Measurement;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.readings.Section;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Distortion;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.Protocol;
import dev.muster.simulator.script.SectionFault;
import dev.muster.simulator.script.Statement;
import dev.muster.simulator.settings.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals and signs drafts, genuine ones and forged ones alike. Not thread-safe.
 *
 * <p>Headers are put together here and not by the writer that devices use, since many of these
 * headers are ones that no device would write.
 */
final class MessageForge {
  private static final List<Section> SIGN_OF_LIFE =
      List.of(new Section("operational", List.of(new Measurement("alive", null, 1))));

  private final String fleet;
  private final Roster roster;
  private final ReadingSource readings;
  private final KeyRing keys;
  private final Sealing sealing;
  private final long startMillis;

  MessageForge(
      RootDocument root, Roster roster, ReadingSource readings, KeyRing keys, Start start) {
    this.fleet = root.fleet();
    this.roster = roster;
    this.readings = readings;
    this.keys = keys;
    this.sealing = new Sealing(root, start.seed(), start.provider());
    this.startMillis = start.millis();
  }

  /**
   * What a simulation starts from.
   *
   * @param millis moment since 1970 at which the script starts
   */
  record Start(long millis, Seed seed, CryptoProvider provider) {}

  /** The bytes of a message. */
  byte[] write(Draft draft) {
    Protocol protocol = draft.protocol();
    CoseSigner signer = keys.signer(draft.signer());
    String stated = or(protocol.statedFleet());
    SimulatedDevice device = roster.device(draft.device());
    Claims claims =
        Claims.none()
            .with(CoseLabels.SUBJECT, device.id())
            .with(CoseLabels.AUDIENCE, stated)
            .with(CoseLabels.ISSUED_AT, Math.floorDiv(startMillis + draft.issuedAt(), 1000L))
            .with(CoseLabels.EPOCH, draft.epoch())
            .with(CoseLabels.SEQUENCE, draft.sequence());
    byte[] header =
        new ProtectedHeader(
                protocol.algorithm() != 0 ? protocol.algorithm() : label(device),
                keys.kid(draft.named()),
                protocol.type() != null ? protocol.type() : DeviceMessage.TYP,
                claims)
            .encode();
    byte[] aad = ExternalAad.message(or(protocol.fleet()));
    return SignedObject.sign(header, aad, body(device, draft).encode(), signer);
  }

  /** Half of the fleet is old enough to use the older labels. */
  private static long label(SimulatedDevice device) {
    SignatureAlgorithm algorithm = device.algorithm();
    return device.index() % 2 == 0 ? algorithm.coseLabel() : algorithm.olderCoseLabel();
  }

  /** What stands in a message's sections, in order. */
  List<SectionNote> notes(Draft draft) {
    if (draft.statement().type() != MessageType.TELEMETRY) {
      return List.of();
    }
    List<SectionNote> notes = new ArrayList<>(2);
    SectionFault fault = draft.statement().fault();
    for (Section section : sections(roster.device(draft.device()), draft.statement())) {
      notes.add(new SectionNote(Misplacement.label(section.dataClass(), fault), fault));
      fault = SectionFault.NONE;
    }
    return notes;
  }

  private MessageBody body(SimulatedDevice device, Draft draft) {
    return switch (draft.statement().type()) {
      case TELEMETRY -> telemetry(device, draft);
      case ACKNOWLEDGEMENT -> MessageBody.of(acknowledgement(draft));
      case ATTESTATION -> MessageBody.of(MessageType.ATTESTATION, List.of());
      case HEARTBEAT -> MessageBody.heartbeat();
    };
  }

  private MessageBody telemetry(SimulatedDevice device, Draft draft) {
    SectionScope scope =
        new SectionScope(fleet, device.id(), keys.kid(draft.named()), "any", draft.epoch());
    SectionPlace place = new SectionPlace(scope, draft.sequence(), 0);
    double seconds = (startMillis + draft.issuedAt()) / 1000.0;
    List<SealedSection> sealed =
        sealing.seal(
            place, seconds, sections(device, draft.statement()), draft.statement().fault());
    return MessageBody.of(MessageType.TELEMETRY, sealed);
  }

  private List<Section> sections(SimulatedDevice device, Statement statement) {
    List<Section> read =
        readings.read(device, statement.ordinal(), Math.max(0, statement.readAt()));
    if (read.isEmpty()) {
      return SIGN_OF_LIFE;
    }
    if (statement.distortion().equals(Distortion.NONE)) {
      return read;
    }
    List<Section> distorted = new ArrayList<>(read);
    distorted.set(0, read.get(0).with(distorted(device, read.get(0), statement.distortion())));
    return distorted;
  }

  /** One sensor of a device is broken, and the others go on working. */
  private double distorted(SimulatedDevice device, Section section, Distortion distortion) {
    List<Section> origin =
        distortion.frozen()
            ? readings.read(device, distortion.ordinal(), Math.max(0, distortion.at()))
            : List.of(section);
    Section told = origin.isEmpty() ? section : origin.get(0);
    return told.measurements().get(0).value() * distortion.factor();
  }

  /** A device that was told nothing acknowledges a command that there never was. */
  private static Acknowledgement acknowledgement(Draft draft) {
    if (draft.statement().answer() != null) {
      return draft.statement().answer();
    }
    byte[] command = new byte[Acknowledgement.COMMAND_ID_BYTES];
    command[0] = (byte) draft.sequence();
    return new Acknowledgement(
        command, draft.sequence(), Acknowledgement.Outcome.EXECUTED, Optional.empty());
  }

  private String or(@Nullable String other) {
    return other != null ? other : fleet;
  }
}
