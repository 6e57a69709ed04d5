package dev.muster.message.section;

import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One sealed section: a data class and a tagged COSE_Encrypt, whose parts are ranges of a buffer.
 *
 * @param buffer what it was read from; not to be changed
 * @param offset where the COSE_Encrypt begins, at its tag
 * @param ivOffset where the 12 bytes of the initialization vector begin
 * @param ciphertextOffset where the ciphertext with its tag begins
 * @param ciphertextLength length of the ciphertext with its tag
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record SealedSection(
    String dataClass,
    byte[] buffer,
    int offset,
    int length,
    int ivOffset,
    int ciphertextOffset,
    int ciphertextLength,
    List<SectionRecipient> recipients) {
  /** Most recipients of a section. */
  public static final int MAX_RECIPIENTS = 4;

  /** The body's protected header: AES-256-GCM. */
  static final byte[] PROTECTED = {(byte) 0xa1, 0x01, 0x03};

  static final int IV_BYTES = 12;
  static final int TAG_BYTES = 16;

  /** A section from a COSE_Encrypt as {@link SectionSealer} makes it. */
  public static SealedSection of(String dataClass, byte[] encrypt) throws MalformedCborException {
    CborReader in = new CborReader(encrypt);
    SealedSection section = readEncrypt(dataClass, encrypt, in);
    in.requireEnd();
    return section;
  }

  /**
   * Reads the pair of data class and COSE_Encrypt at the reader's position. Nothing is opened.
   *
   * @throws MalformedCborException if another thing stands there
   */
  public static SealedSection read(CborReader in) throws MalformedCborException {
    if (in.readArrayHead() != 2) {
      throw new MalformedCborException("a section of other than two parts");
    }
    String dataClass = in.readText(DataClasses.MAX_BYTES);
    if (!DataClasses.isValid(dataClass)) {
      throw new MalformedCborException("a data class of wrong syntax");
    }
    return readEncrypt(dataClass, in.buffer(), in);
  }

  /**
   * The recipient of a key.
   *
   * @throws SectionRefusedException with {@link SectionOutcome#NO_KEY} if there is none
   */
  public SectionRecipient recipient(long kid) throws SectionRefusedException {
    for (SectionRecipient recipient : recipients) {
      if (recipient.kid() == kid) {
        return recipient;
      }
    }
    throw new SectionRefusedException(SectionOutcome.NO_KEY);
  }

  /** Writes the pair of data class and COSE_Encrypt. */
  public void write(CborWriter out) {
    out.array(2).text(dataClass).raw(Arrays.copyOfRange(buffer, offset, offset + length));
  }

  private static SealedSection readEncrypt(String dataClass, byte[] buffer, CborReader in)
      throws MalformedCborException {
    int offset = in.position();
    if (in.readTag() != CoseLabels.TAG_ENCRYPT || in.readArrayHead() != 4) {
      throw new MalformedCborException("not a tagged COSE_Encrypt of four parts");
    }
    in.requireBytes(PROTECTED);
    if (in.readMapHead() != 1 || in.readInteger() != CoseLabels.IV) {
      throw new MalformedCborException("a section whose unprotected header is not its IV");
    }
    int ivOffset = readRange(in, IV_BYTES, IV_BYTES);
    int ciphertextLength = in.readByteStringHead();
    int ciphertextOffset = in.position();
    if (ciphertextLength < TAG_BYTES) {
      throw new MalformedCborException("a ciphertext shorter than its tag");
    }
    in.advance(ciphertextLength);
    List<SectionRecipient> recipients = readRecipients(in);
    return new SealedSection(
        dataClass,
        buffer,
        offset,
        in.position() - offset,
        ivOffset,
        ciphertextOffset,
        ciphertextLength,
        recipients);
  }

  private static List<SectionRecipient> readRecipients(CborReader in)
      throws MalformedCborException {
    int count = in.readArrayHead();
    if (count == 0 || count > MAX_RECIPIENTS) {
      throw new MalformedCborException("no recipients, or more than 4");
    }
    List<SectionRecipient> recipients = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      recipients.add(SectionRecipient.read(in));
    }
    return recipients;
  }

  static int readRange(CborReader in, int min, int max) throws MalformedCborException {
    int length = in.readByteStringHead();
    if (length < min || length > max) {
      throw new MalformedCborException("a byte string of another length than expected");
    }
    int start = in.position();
    in.advance(length);
    return start;
  }
}
