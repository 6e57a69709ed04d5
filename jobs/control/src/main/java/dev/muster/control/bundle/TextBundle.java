package dev.muster.control.bundle;

import java.util.Comparator;
import java.util.List;

/**
 * All policies, or all rules, in force, whole in every version. What the texts mean is the stages'
 * to say; whoever publishes checks it before.
 *
 * @param version grows with every bundle
 * @param expiresAt milliseconds since 1970-01-01T00:00Z; a bundle that arrives later is refused
 * @param documents at most {@link #MAX_DOCUMENTS}, in the order of their names, no name twice
 */
public record TextBundle(long version, long expiresAt, List<TextDocument> documents) {
  /** Most documents that one bundle may hold. */
  public static final int MAX_DOCUMENTS = 256;

  /** Largest sum of names and texts, in UTF-16 units: a bundle must fit one Kafka record. */
  public static final int MAX_SIZE = 512 * 1024;

  /** Kafka key and {@code sub} claim of a fleet's one policy bundle. */
  public static final String POLICY = "policy";

  /** Kafka key and {@code sub} claim of a fleet's one rule bundle. */
  public static final String RULES = "rules";

  /**
   * Checks what every later stage relies on.
   *
   * @throws IllegalArgumentException with one sentence that names the defect
   */
  public TextBundle {
    documents = List.copyOf(documents);
    require(version > 0, "the version is not positive");
    require(documents.size() <= MAX_DOCUMENTS, "there are more than 256 documents");
    int size = documents.stream().mapToInt(one -> one.name().length() + one.text().length()).sum();
    require(size <= MAX_SIZE, "the documents together are larger than 512 KiB");
    for (int i = 1; i < documents.size(); i++) {
      int order = documents.get(i - 1).name().compareTo(documents.get(i).name());
      require(order < 0, "the documents are not in the order of their names, each once");
    }
  }

  /** A bundle of documents in any order. */
  public static TextBundle of(long version, long expiresAt, List<TextDocument> documents) {
    return new TextBundle(
        version,
        expiresAt,
        documents.stream().sorted(Comparator.comparing(TextDocument::name)).toList());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
