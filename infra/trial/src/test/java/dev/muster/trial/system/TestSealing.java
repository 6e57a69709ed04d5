package dev.muster.trial.system;

import dev.muster.control.root.RecipientKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.section.ContentKey;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.RecipientPublicKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.SectionSealer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Seals sections as devices do, one content key for each device, class and epoch, and knows these
 * keys. Not thread-safe.
 */
final class TestSealing {
  private final RootDocument root;
  private final SectionSealer sealer = new SectionSealer(CryptoProvider.fastest());
  private final Map<String, ContentKey> keys = new HashMap<>();
  private final Map<String, byte[]> revealed = new HashMap<>();

  TestSealing(RootDocument root) {
    this.root = root;
  }

  /**
   * What is to be sealed.
   *
   * @param dataClass what the section says it is
   * @param recipient the class whose key it is sealed for; a stranger's key if there is no such
   * @param plaintext what is inside
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Section(String dataClass, String recipient, byte[] plaintext) {
    static Section of(String dataClass, byte[] plaintext) {
      return new Section(dataClass, dataClass, plaintext);
    }
  }

  /** Seals sections for the message that they are to stand in. */
  Function<SectionPlace, List<SealedSection>> of(Section... sections) {
    return message -> {
      List<SealedSection> sealed = new ArrayList<>();
      for (Section section : sections) {
        sealed.add(seal(message, section, sealed.size()));
      }
      return sealed;
    };
  }

  private SealedSection seal(SectionPlace message, Section section, int index) {
    SectionScope scope = message.scope().of(section.dataClass());
    ContentKey key =
        keys.computeIfAbsent(
            scope + " for " + section.recipient(), name -> key(name, scope, section.recipient()));
    SectionPlace place = new SectionPlace(scope, message.sequence(), index);
    return sealer.seal(key, place, section.plaintext());
  }

  private ContentKey key(String name, SectionScope scope, String recipient) {
    byte[] key = digest("key of " + name);
    revealed.put(name, key);
    ContentKey.Secrets secrets =
        new ContentKey.Secrets(key, RecipientPrivateKey.derive(digest("ephemeral of " + name)));
    return ContentKey.of(scope, List.of(recipient(recipient)), CryptoProvider.fastest(), secrets);
  }

  private RecipientPublicKey recipient(String dataClass) {
    return root.recipient(dataClass)
        .map(TestSealing::publicKey)
        .orElseGet(() -> RecipientPrivateKey.derive(digest("stranger")).publicKey());
  }

  private static RecipientPublicKey publicKey(RecipientKey key) {
    try {
      return RecipientPublicKey.fromSpki(key.spki());
    } catch (UnusableKeyException e) {
      throw new AssertionError(e);
    }
  }

  /** Every content key that was used, as one secret. */
  void addTo(Needles needles, String secret) {
    for (byte[] key : revealed.values()) {
      needles.add(secret, key);
      needles.add(secret, HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
