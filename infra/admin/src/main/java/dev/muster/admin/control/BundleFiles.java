package dev.muster.admin.control;

import dev.muster.admin.AdminException;
import dev.muster.control.bundle.TextDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents of a bundle as files: those of a directory that end in .yaml or .yml. */
public final class BundleFiles {
  private BundleFiles() {}

  /**
   * Reads the documents of a directory, in the order of their names.
   *
   * @throws AdminException if there are none, or one of them could be no document
   */
  public static List<TextDocument> read(Path directory) {
    List<TextDocument> documents = new ArrayList<>();
    for (Path file : files(directory)) {
      documents.add(document(file));
    }
    if (documents.isEmpty()) {
      throw new AdminException(
          "There is no file in %s that ends in .yaml: name the directory that has them."
              .formatted(directory));
    }
    return documents;
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*\\.ya?ml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AdminException(
          "%s cannot be read as a directory: name the one that has the .yaml files."
              .formatted(directory),
          e);
    }
  }

  private static TextDocument document(Path file) {
    try {
      return new TextDocument(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new AdminException("%s cannot be read: it must be text in UTF-8.".formatted(file), e);
    } catch (IllegalArgumentException e) {
      throw new AdminException("%s: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
