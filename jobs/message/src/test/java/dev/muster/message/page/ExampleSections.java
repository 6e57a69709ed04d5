package dev.muster.message.page;

import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.section.ContentKey;
import dev.muster.message.section.KeyAgreement;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.SectionSealer;
import java.util.Arrays;
import java.util.List;

/** Seals a section with every step shown. */
final class ExampleSections {
  private static final CryptoProvider PROVIDER = CryptoProvider.bouncyCastle();

  private ExampleSections() {}

  static SealedSection seal(Block block, SectionPlace place, byte[] plaintext) {
    SectionScope scope = place.scope();
    RecipientPrivateKey recipient = ExampleKeys.recipient(scope.dataClass());
    ContentKey.Secrets secrets =
        new ContentKey.Secrets(
            ExampleKeys.seed("content key " + scope.dataClass()),
            RecipientPrivateKey.derive(ExampleKeys.seed("ephemeral " + scope.dataClass())));
    ContentKey key = ContentKey.of(scope, List.of(recipient.publicKey()), PROVIDER, secrets);
    SealedSection section = new SectionSealer(PROVIDER).seal(key, place, plaintext);
    String prefix = "section_" + place.index() + "_";
    block.put(prefix + "class", scope.dataClass());
    block.put(prefix + "plaintext", plaintext);
    block.put(prefix + "plaintext_diagnostic", Diagnostic.of(plaintext));
    showKeys(block, prefix, scope, recipient, secrets);
    block.put(prefix + "wrapped_key", wrappedKey(section));
    block.put(prefix + "iv", place.initializationVector());
    block.put(prefix + "external_aad", place.externalAad());
    block.put(prefix + "enc_structure", place.encStructure());
    block.put(prefix + "ciphertext", ciphertext(section));
    block.put(prefix + "cose_encrypt", encoded(section));
    return section;
  }

  private static void showKeys(
      Block block,
      String prefix,
      SectionScope scope,
      RecipientPrivateKey recipient,
      ContentKey.Secrets secrets) {
    byte[] context = scope.kdfContext(recipient.publicKey().kid());
    byte[] spki = recipient.publicKey().spki();
    byte[] peer = Arrays.copyOfRange(spki, 27, 91);
    byte[] ephemeral = secrets.ephemeral().publicKey().spki();
    KeyAgreement agreement = new KeyAgreement(PROVIDER);
    try {
      block.put(prefix + "content_key", secrets.key());
      block.put(prefix + "ephemeral_private", secrets.ephemeral().revealScalar());
      block.put(prefix + "ephemeral_x", Arrays.copyOfRange(ephemeral, 27, 59));
      block.put(prefix + "ephemeral_y", Arrays.copyOfRange(ephemeral, 59, 91));
      block.put(prefix + "shared_secret", agreement.sharedSecret(secrets.ephemeral(), peer));
      block.put(prefix + "kdf_context", context);
      block.put(prefix + "kek", agreement.wrappingKey(secrets.ephemeral(), peer, context));
    } catch (UnusableKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] ciphertext(SealedSection section) {
    int from = section.ciphertextOffset();
    return Arrays.copyOfRange(section.buffer(), from, from + section.ciphertextLength());
  }

  private static byte[] wrappedKey(SealedSection section) {
    int from = section.recipients().get(0).wrappedKeyOffset();
    return Arrays.copyOfRange(section.buffer(), from, from + 40);
  }

  static byte[] encoded(SealedSection section) {
    return Arrays.copyOfRange(
        section.buffer(), section.offset(), section.offset() + section.length());
  }
}
