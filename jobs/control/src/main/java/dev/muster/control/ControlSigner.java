package dev.muster.control;

import dev.muster.message.cose.ExternalAad;
import dev.muster.message.cose.ProtectedHeader;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.SignedObject;
import dev.muster.schemas.SignedRecordCodec;
import java.nio.charset.StandardCharsets;

/**
 * Signs control records for one fleet with one key. Whether the key's role allows the kind is
 * judged by who reads the record, so a wrong key signs here and is refused there.
 *
 * <p>As thread-safe as its {@link CoseSigner}.
 */
public final class ControlSigner {
  private final String fleet;
  private final CoseSigner signer;

  /** Makes a signer of records for this fleet. */
  public ControlSigner(String fleet, CoseSigner signer) {
    this.fleet = fleet;
    this.signer = signer;
  }

  /**
   * Signs a content.
   *
   * @param issuedAt seconds since 1970-01-01T00:00Z, recorded in the record
   * @return the value of the Kafka record
   */
  public <T> byte[] sign(ControlContent<T> kind, T content, long issuedAt) {
    ControlClaims claims =
        new ControlClaims(
            kind.subject(content), fleet, issuedAt, kind.expiresAt(content), kind.version(content));
    byte[] header =
        new ProtectedHeader(
                signer.algorithm().coseLabel(), signer.kid(), kind.kind().type(), claims.toClaims())
            .encode();
    byte[] aad = ExternalAad.control(kind.kind().wireName(), fleet);
    return SignedRecordCodec.encode(SignedObject.sign(header, aad, kind.write(content), signer));
  }

  /** Returns the key of the Kafka record that a content belongs into. */
  public static <T> byte[] kafkaKey(ControlContent<T> kind, T content) {
    return kind.subject(content).getBytes(StandardCharsets.UTF_8);
  }
}
