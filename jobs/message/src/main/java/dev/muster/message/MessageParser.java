package dev.muster.message;

import dev.muster.message.cbor.CborMapKeys;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.signature.SignatureAlgorithm;

/**
 * Reads device messages in place, as strictly as their specification states. On any bytes at all
 * the only thing thrown is {@link MessageRefusedException}, and memory stays within a small
 * multiple of the input. Stateless and safe for use by many threads.
 */
public final class MessageParser {
  private static final String HEADER = "the protected header";
  private static final String CLAIMS = "the claims";
  private static final int KID_BYTES = 8;
  private static final int MAX_TYP_BYTES = 64;

  private long algorithm;
  private long kid;
  private String device = "";
  private String fleet = "";
  private long issuedAt;
  private long epoch;
  private long sequence;

  private MessageParser() {}

  /**
   * Reads the message that fills a range of a buffer. The result keeps the buffer.
   *
   * @throws MessageRefusedException if the range holds anything else
   */
  public static DeviceMessage parse(byte[] buffer, int offset, int length)
      throws MessageRefusedException {
    CoseSign1 signed;
    try {
      signed = CoseSign1.read(buffer, offset, length);
    } catch (MalformedCborException e) {
      throw new MessageRefusedException(
          MessageRefusedException.Kind.MALFORMED, e.getMessage(), null);
    }
    try {
      return new MessageParser().read(signed);
    } catch (MalformedCborException e) {
      throw UnreadableHeader.diagnose(signed, e.getMessage());
    }
  }

  private DeviceMessage read(CoseSign1 signed) throws MalformedCborException {
    if (!SignatureAlgorithm.anySigns(signed.signatureLength())) {
      throw new MalformedCborException(
          "the signature is not of " + SignatureAlgorithm.signatureSizes());
    }
    readHeader(signed.protectedReader());
    if (!SignatureAlgorithm.maySign(algorithm, signed.signatureLength())) {
      throw new MalformedCborException("the signature is not of the size of its algorithm");
    }
    MessageBody.Shape shape = MessageBody.check(signed.payloadReader());
    return new DeviceMessage(
        signed,
        algorithm,
        kid,
        device,
        fleet,
        issuedAt,
        epoch,
        sequence,
        shape.type(),
        shape.sectionCount());
  }

  private void readHeader(CborReader in) throws MalformedCborException {
    CborMapKeys keys = new CborMapKeys(in);
    keys.expect(CoseLabels.ALGORITHM, HEADER);
    algorithm = in.readInteger();
    keys.expect(CoseLabels.KID, HEADER);
    kid = in.readBigEndian(KID_BYTES);
    keys.expect(CoseLabels.CWT_CLAIMS, HEADER);
    readClaims(in);
    keys.expect(CoseLabels.TYPE, HEADER);
    if (!in.readText(MAX_TYP_BYTES).equals(DeviceMessage.TYP)) {
      throw new MalformedCborException("another kind or version");
    }
    keys.requireNone(HEADER);
    in.requireEnd();
  }

  private void readClaims(CborReader in) throws MalformedCborException {
    CborMapKeys keys = new CborMapKeys(in);
    keys.expect(CoseLabels.SUBJECT, CLAIMS);
    device = readId(in);
    keys.expect(CoseLabels.AUDIENCE, CLAIMS);
    fleet = readId(in);
    keys.expect(CoseLabels.ISSUED_AT, CLAIMS);
    issuedAt = readBelow(in, MessageLimits.TIME_END);
    keys.expect(CoseLabels.EPOCH, CLAIMS);
    epoch = readBelow(in, MessageLimits.EPOCH_END);
    keys.expect(CoseLabels.SEQUENCE, CLAIMS);
    sequence = readBelow(in, MessageLimits.SEQUENCE_END);
    keys.requireNone(CLAIMS);
  }

  private static String readId(CborReader in) throws MalformedCborException {
    String id = in.readText(MessageLimits.MAX_ID_BYTES);
    if (!Identifiers.isId(id)) {
      throw new MalformedCborException("an id of wrong syntax");
    }
    return id;
  }

  private static long readBelow(CborReader in, long end) throws MalformedCborException {
    long value = in.readUnsigned();
    if (value >= end) {
      throw new MalformedCborException("a number beyond its bound");
    }
    return value;
  }
}
