package dev.muster.message;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.SignedObject;

/**
 * Writes signed device messages of one fleet with one key. It writes what it is given: bounds and
 * syntax are the caller's. As thread-safe as its signer.
 */
public final class MessageWriter {
  private static final int KID_BYTES = 8;

  private final String fleet;
  private final byte[] externalAad;
  private final CoseSigner signer;
  private final long algorithmLabel;

  /** A writer that names the algorithm by its fully specified label. */
  public MessageWriter(String fleet, CoseSigner signer) {
    this(fleet, signer, signer.algorithm().coseLabel());
  }

  /** A writer that names the algorithm by a label of choice. */
  public MessageWriter(String fleet, CoseSigner signer, long algorithmLabel) {
    this.fleet = fleet;
    this.externalAad = ExternalAad.message(fleet);
    this.signer = signer;
    this.algorithmLabel = algorithmLabel;
  }

  /** Signs and encodes a message. */
  public byte[] write(MessageHeader header, MessageBody body) {
    return SignedObject.sign(protectedHeader(header), externalAad, body.encode(), signer);
  }

  /** The protected header that {@link #write} signs. */
  public byte[] protectedHeader(MessageHeader header) {
    CborWriter out = new CborWriter(160).map(4);
    out.integer(CoseLabels.ALGORITHM).integer(algorithmLabel);
    out.integer(CoseLabels.KID).bigEndian(signer.kid(), KID_BYTES);
    out.integer(CoseLabels.CWT_CLAIMS).map(5);
    out.integer(CoseLabels.SUBJECT).text(header.device());
    out.integer(CoseLabels.AUDIENCE).text(fleet);
    out.integer(CoseLabels.ISSUED_AT).integer(header.issuedAt());
    out.integer(CoseLabels.EPOCH).integer(header.epoch());
    out.integer(CoseLabels.SEQUENCE).integer(header.sequence());
    return out.integer(CoseLabels.TYPE).text(DeviceMessage.TYP).toByteArray();
  }
}
