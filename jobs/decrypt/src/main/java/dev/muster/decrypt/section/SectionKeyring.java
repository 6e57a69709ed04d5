package dev.muster.decrypt.section;

import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.digest.Sha256;
import dev.muster.message.reading.SenmlReader;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionOpener;
import dev.muster.message.section.SectionOutcome;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionRecipient;
import dev.muster.message.section.SectionRefusedException;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.UnwrappedKey;
import dev.muster.verify.VerifiedMessage;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * Opens sections with the keys that this workload was given. Whether they may be opened is decided
 * elsewhere. Not thread-safe.
 */
public final class SectionKeyring {
  private static final long MILLIS_PER_SECOND = 1_000;

  private final Map<String, Recipient> recipients = new HashMap<>();
  private final SectionOpener opener;
  private final ContentKeyCache cache;
  private final MessageDigest digest = Sha256.begin();
  private long unwraps;

  /** A keyring. */
  public SectionKeyring(
      Map<String, RecipientPrivateKey> recipients, CryptoProvider provider, ContentKeyCache cache) {
    recipients.forEach(
        (dataClass, key) ->
            this.recipients.put(dataClass, new Recipient(key, key.publicKey().kid())));
    this.opener = new SectionOpener(provider);
    this.cache = cache;
  }

  /** A thumbprint is dear to compute, so it is computed once. */
  private record Recipient(RecipientPrivateKey key, long kid) {}

  /**
   * Opens a section.
   *
   * @param index its place among the message's sections
   */
  public OpenedReadings open(VerifiedMessage verified, SealedSection section, int index) {
    Recipient recipient = recipients.get(section.dataClass());
    if (recipient == null) {
      return OpenedReadings.refused(SectionOutcome.NO_KEY);
    }
    SectionPlace place = place(verified, section, index);
    try {
      UnwrappedKey key = contentKey(section, place.scope(), recipient, verified.origin().arrival());
      byte[] plaintext = opener.open(section, place, key);
      return new OpenedReadings(
          SectionOutcome.OPENED, SenmlReader.read(plaintext, saidAt(verified)));
    } catch (SectionRefusedException e) {
      return OpenedReadings.refused(e.outcome());
    } catch (MalformedCborException e) {
      return OpenedReadings.refused(SectionOutcome.PLAINTEXT_MALFORMED);
    }
  }

  /** How often a content key had to be unwrapped. */
  public long unwraps() {
    return unwraps;
  }

  private UnwrappedKey contentKey(
      SealedSection section, SectionScope scope, Recipient own, long arrival)
      throws SectionRefusedException {
    SectionRecipient recipient = section.recipient(own.kid());
    ContentKeyId id =
        new ContentKeyId(scope, own.kid(), StructureDigest.of(section, recipient, digest));
    UnwrappedKey known = cache.find(id, arrival);
    if (known != null) {
      return known;
    }
    unwraps++;
    UnwrappedKey key = opener.unwrap(section, recipient, scope, own.key());
    cache.keep(id, key, arrival);
    return key;
  }

  private static SectionPlace place(VerifiedMessage verified, SealedSection section, int index) {
    var message = verified.message();
    SectionScope scope =
        new SectionScope(
            message.fleet(), message.device(), message.kid(), section.dataClass(), message.epoch());
    return new SectionPlace(scope, message.sequence(), index);
  }

  /** Relative times are relative to the device's own clock; without one, to arrival. */
  private static long saidAt(VerifiedMessage verified) {
    return verified.device().hasClock() && verified.message().issuedAt() > 0
        ? verified.message().issuedAt() * MILLIS_PER_SECOND
        : verified.origin().arrival();
  }
}
