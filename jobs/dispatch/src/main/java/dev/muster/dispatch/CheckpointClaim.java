package dev.muster.dispatch;

import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.Claims;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ProtectedHeader;
import dev.muster.message.digest.Sha256;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.SignedObject;
import java.security.MessageDigest;

/**
 * Which checkpoint of dispatch covers a command, signed by the command key, so that nobody else can
 * claim another and keep dispatch from starting. It is bound to the bytes of the command: a copy
 * says what its original says.
 *
 * @param checkpoint number of the first checkpoint that covers the command; {@link #NONE} for a
 *     command that was sent again by hand
 * @param command SHA-256 of the value of the command topic, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record CheckpointClaim(long checkpoint, byte[] command) {
  static final long NONE = 0;

  private static final String TYPE = "muster-checkpoint-v1+cose";
  private static final int VERSION = 1;

  static CheckpointClaim of(long checkpoint, byte[] value) {
    return new CheckpointClaim(checkpoint, Sha256.of(value));
  }

  /** Reads what {@link #sign} made; its signature is not judged. */
  static CheckpointClaim read(CoseSign1 signed) throws MalformedCborException {
    if (!ProtectedHeader.read(signed).type().equals(TYPE)) {
      throw new MalformedCborException("the type is not " + TYPE);
    }
    CborReader in = signed.payloadReader();
    if (in.readArrayHead() != 2) {
      throw new MalformedCborException("the claim has not two parts");
    }
    CheckpointClaim claim = new CheckpointClaim(in.readInteger(), in.readBytes());
    in.requireEnd();
    return claim;
  }

  byte[] sign(String fleet, CoseSigner dispatcher) {
    byte[] header =
        new ProtectedHeader(
                dispatcher.algorithm().coseLabel(), dispatcher.kid(), TYPE, Claims.none())
            .encode();
    byte[] payload = new CborWriter(48).array(2).integer(checkpoint).bytes(command).toByteArray();
    return SignedObject.sign(header, aad(fleet), payload, dispatcher);
  }

  boolean isAbout(byte[] value) {
    return MessageDigest.isEqual(command, Sha256.of(value));
  }

  /** Other than that of a command: a signature over one never verifies for the other. */
  static byte[] aad(String fleet) {
    return new CborWriter()
        .array(3)
        .text("muster-checkpoint")
        .integer(VERSION)
        .text(fleet)
        .toByteArray();
  }
}
