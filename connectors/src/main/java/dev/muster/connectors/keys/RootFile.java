package dev.muster.connectors.keys;

import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.RootRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Root documents on disk. */
public final class RootFile {
  private RootFile() {}

  /**
   * Reads the root document of a configuration.
   *
   * @param sha256 its pinned SHA-256 in hex
   * @throws KeysUnavailableException if it cannot be read
   * @throws RootRefusedException if it is not the pinned one or is defective
   */
  public static PinnedRoot open(Path json, String sha256) {
    try {
      PinnedRoot root = new PinnedRoot(Files.readAllBytes(json), sha256);
      root.document();
      return root;
    } catch (NoSuchFileException e) {
      throw new KeysUnavailableException(
          "There is no root document at %s: run ./muster init, or name the right file."
              .formatted(json),
          e);
    } catch (IOException e) {
      throw new KeysUnavailableException(
          "The root document %s cannot be read: %s.".formatted(json, e.getMessage()), e);
    }
  }

  /**
   * Reads the root document of a directory that a {@link KeyCeremony} made, pinned by the digest
   * that the ceremony left beside it. That guards against damage; against an owner of the directory
   * only a digest kept elsewhere does.
   */
  public static PinnedRoot ofCeremony(Path keys) {
    Path digest = KeyFiles.rootDigest(keys);
    try {
      return open(KeyFiles.root(keys), Files.readString(digest).strip());
    } catch (IOException e) {
      throw new KeysUnavailableException(
          "There is no digest of the root document at %s: run ./muster init, or restore the directory from a backup."
              .formatted(digest),
          e);
    }
  }
}
