package dev.muster.message.command;

import dev.muster.message.cbor.CborMapKeys;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.Claims;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ProtectedHeader;
import java.util.Objects;
import java.util.Set;

/** Reads commands, as a device does before it verifies them. Stateless. */
public final class CommandParser {
  private static final String MAP = "a command";
  private static final int MAX_ACTION_BYTES = 32;
  private static final int MAX_REASON_BYTES = 256;
  private static final Set<Long> CLAIMS =
      Set.of(
          CoseLabels.ISSUER,
          CoseLabels.AUDIENCE,
          CoseLabels.EXPIRES_AT,
          CoseLabels.NOT_BEFORE,
          CoseLabels.ID);

  private CommandParser() {}

  /**
   * Reads a command.
   *
   * @throws MalformedCborException if the object is none of this version, whatever the bytes
   */
  public static Command parse(CoseSign1 signed) throws MalformedCborException {
    ProtectedHeader header = ProtectedHeader.read(signed);
    Claims claims = header.claims();
    if (!header.type().equals(Command.TYP) || !claims.labels().equals(CLAIMS)) {
      throw new MalformedCborException("not the header of a command");
    }
    CborReader in = signed.payloadReader();
    CborMapKeys keys = new CborMapKeys(in);
    ActionKind kind =
        ActionKind.ofWireName(text(keys, in, 1, MAX_ACTION_BYTES))
            .orElseThrow(() -> new MalformedCborException("an action that nobody knows"));
    String reason = text(keys, in, 2, MAX_REASON_BYTES);
    Command command =
        new Command(
            id(claims),
            claims.text(CoseLabels.ISSUER).orElseThrow(CommandParser::wrongClaim),
            claims.text(CoseLabels.AUDIENCE).orElseThrow(CommandParser::wrongClaim),
            claims.number(CoseLabels.NOT_BEFORE).orElseThrow(CommandParser::wrongClaim),
            claims.number(CoseLabels.EXPIRES_AT).orElseThrow(CommandParser::wrongClaim),
            number(keys, in, 3),
            number(keys, in, 4),
            number(keys, in, 5),
            action(kind, keys, in),
            reason);
    keys.requireNone(MAP);
    in.requireEnd();
    return command;
  }

  private static Action action(ActionKind kind, CborMapKeys keys, CborReader in)
      throws MalformedCborException {
    Parameter.Values values = new Parameter.Values();
    for (Parameter<?> parameter : kind.parameters()) {
      keys.expect(parameter.label(), MAP);
      values.read(parameter, in);
    }
    try {
      return kind.with(values);
    } catch (IllegalArgumentException e) {
      throw new MalformedCborException(Objects.requireNonNull(e.getMessage()));
    }
  }

  private static byte[] id(Claims claims) throws MalformedCborException {
    byte[] id = claims.bytes(CoseLabels.ID).orElseThrow(CommandParser::wrongClaim);
    if (id.length != Command.ID_BYTES) {
      throw wrongClaim();
    }
    return id;
  }

  private static String text(CborMapKeys keys, CborReader in, long label, int maxBytes)
      throws MalformedCborException {
    keys.expect(label, MAP);
    return in.readText(maxBytes);
  }

  private static long number(CborMapKeys keys, CborReader in, long label)
      throws MalformedCborException {
    keys.expect(label, MAP);
    return in.readUnsigned();
  }

  private static MalformedCborException wrongClaim() {
    return new MalformedCborException("a claim of another form than a command's");
  }
}
