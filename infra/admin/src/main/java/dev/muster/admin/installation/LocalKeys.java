package dev.muster.admin.installation;

import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.RoleKeys;
import dev.muster.connectors.keys.RootFile;
import dev.muster.control.ControlSigner;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.Role;
import dev.muster.control.root.RootDocument;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.ProviderSigner;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The root document and role keys of a data directory. */
public record LocalKeys(Path directory, PinnedRoot pinned) {

  /**
   * Opens the keys.
   *
   * @throws dev.muster.connectors.keys.KeysUnavailableException if there are none
   */
  public static LocalKeys open(DataDirectory data) {
    return new LocalKeys(data.keys(), RootFile.ofCeremony(data.keys()));
  }

  /**
   * Opens the keys; makes them for this fleet first if there are none, or those that an older
   * release did not make, and says so.
   */
  public static LocalKeys openOrCreate(
      DataDirectory data, String fleet, Consumer<String> progress) {
    if (KeyCeremony.held(data.keys())) {
      KeyCeremony.addMissing(data.keys())
          .ifPresent(report -> progress.accept(report.additionSummary()));
    } else {
      progress.accept(KeyCeremony.create(data.keys(), fleet).summary());
    }
    return open(data);
  }

  /** Who may sign what. */
  public RootDocument root() {
    return pinned.document();
  }

  /** Signs control records with the key of a role. */
  public ControlSigner signer(Role role) {
    return new ControlSigner(root().fleet(), coseSigner(role));
  }

  /** Signs anything with the key of a role. */
  public CoseSigner coseSigner(Role role) {
    return new ProviderSigner(RoleKeys.open(directory, role), CryptoProvider.fastest());
  }
}
