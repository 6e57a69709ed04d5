package dev.muster.simulator.forge;

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
import dev.muster.simulator.readings.Section;
import dev.muster.simulator.script.SectionFault;
import dev.muster.simulator.settings.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Seals sections as devices do: one content key for each class and epoch, wrapped once. Not
 * thread-safe.
 */
final class Sealing {
  private final CryptoProvider provider;
  private final SectionSealer sealer;
  private final Seed seed;
  private final Map<String, RecipientPublicKey> recipients = new HashMap<>();
  private final Map<Owner, ContentKey> keys = new HashMap<>();

  Sealing(RootDocument root, Seed seed, CryptoProvider provider) {
    this.provider = provider;
    this.sealer = new SectionSealer(provider);
    this.seed = seed.branch("content");
    for (RecipientKey key : root.recipients()) {
      recipients.put(key.dataClass(), publicKey(key));
    }
  }

  /**
   * @param at the message's place; each section's own class and index are put in
   * @param seconds time of the readings
   * @param fault what is wrong with the first section
   */
  List<SealedSection> seal(
      SectionPlace at, double seconds, List<Section> sections, SectionFault fault) {
    List<SealedSection> sealed = new ArrayList<>(sections.size());
    for (Section section : sections) {
      SectionScope scope = at.scope().of(section.dataClass());
      SectionPlace place = new SectionPlace(scope, at.sequence(), sealed.size());
      byte[] plaintext = Senml.pack(seconds, section.measurements());
      boolean sound = fault == SectionFault.NONE || !sealed.isEmpty();
      sealed.add(sound ? seal(place, plaintext) : sealWrongly(fault, place, plaintext));
    }
    return sealed;
  }

  private SealedSection seal(SectionPlace place, byte[] plaintext) {
    return sealer.seal(contentKey(place.scope()), place, plaintext);
  }

  private SealedSection sealWrongly(SectionFault fault, SectionPlace place, byte[] plaintext) {
    SectionPlace elsewhere = Misplacement.source(fault, place);
    return switch (fault) {
      case NONE -> seal(place, plaintext);
      case OTHER_DEVICE, OTHER_SIGNER, OTHER_EPOCH, OTHER_MESSAGE, OTHER_PLACE ->
          sealer.seal(newKey(elsewhere, recipient(place.scope())), elsewhere, plaintext);
      case OTHER_CLASS -> Misplacement.relabelled(seal(place, plaintext));
      case BROKEN_TAG -> Misplacement.broken(seal(place, plaintext));
      case FOREIGN_RECIPIENT -> sealer.seal(newKey(place, strangersKey()), place, plaintext);
      case NO_SENML -> seal(place, Misplacement.GIBBERISH);
    };
  }

  private RecipientPublicKey strangersKey() {
    return RecipientPrivateKey.derive(seed.keyBytes("stranger", 0)).publicKey();
  }

  /** A device that reboots has forgotten its content key: only the newest epoch's is kept. */
  private ContentKey contentKey(SectionScope scope) {
    Owner owner = new Owner(scope.device(), scope.dataClass(), scope.signerKid());
    ContentKey key = keys.get(owner);
    if (key == null || !key.scope().equals(scope)) {
      key = derive(scope, scope.signerKid(), recipient(scope));
      keys.put(owner, key);
    }
    return key;
  }

  private RecipientPublicKey recipient(SectionScope scope) {
    RecipientPublicKey recipient = recipients.get(scope.dataClass());
    if (recipient == null) {
      throw new IllegalStateException(
          "The root document names no recipient for the data class " + scope.dataClass());
    }
    return recipient;
  }

  /** A key for one message, as if another device had sealed with its own. */
  private ContentKey newKey(SectionPlace place, RecipientPublicKey recipient) {
    return derive(place.scope(), ~place.scope().signerKid(), recipient);
  }

  private ContentKey derive(SectionScope scope, long branch, RecipientPublicKey recipient) {
    Seed own = seed.branch(scope.device() + '/' + scope.dataClass() + '/' + branch, scope.epoch());
    ContentKey.Secrets secrets =
        new ContentKey.Secrets(
            own.keyBytes("key", 0), RecipientPrivateKey.derive(own.keyBytes("ephemeral", 0)));
    return ContentKey.of(scope, List.of(recipient), provider, secrets);
  }

  private static RecipientPublicKey publicKey(RecipientKey key) {
    try {
      return RecipientPublicKey.fromSpki(key.spki());
    } catch (UnusableKeyException e) {
      throw new IllegalStateException(key + " of the root document cannot be used", e);
    }
  }

  private record Owner(String device, String dataClass, long signerKid) {}
}
