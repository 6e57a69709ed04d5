package dev.muster.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems of one or more documents, so that all are told at once. Not thread-safe. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Notes one. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Says whether there is none. */
  public boolean none() {
    return found.isEmpty();
  }

  /** Returns them by document and line. */
  public List<Problem> all() {
    return found.stream()
        .sorted(Comparator.comparing(Problem::document).thenComparingInt(Problem::line))
        .toList();
  }
}
