package dev.muster.message.signature;

import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.SigStructure;

/** Makes tagged COSE_Sign1 structures. */
public final class SignedObject {
  private SignedObject() {}

  /**
   * Signs and encodes.
   *
   * @param protectedHeader encoded protected header, which must name the signer's algorithm and key
   * @param externalAad externally supplied data, without the head of its byte string
   */
  public static byte[] sign(
      byte[] protectedHeader, byte[] externalAad, byte[] payload, CoseSigner signer) {
    byte[] toBeSigned = SigStructure.of(protectedHeader, externalAad, payload);
    return CoseSign1.encode(protectedHeader, payload, signer.sign(toBeSigned));
  }
}
