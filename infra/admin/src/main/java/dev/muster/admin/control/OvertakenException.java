package dev.muster.admin.control;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody else published a version as new first, so the pipeline refuses this one. Nothing of it
 * is in force; publishing it under the next version does no harm.
 */
public final class OvertakenException extends RuntimeException {
  private static final int NAMED = 3;

  OvertakenException(String topic, List<PublishedVersion> refused) {
    super(
        "Somebody else published %s on %s at the same time, so yours is refused: run this again."
            .formatted(names(refused), topic));
  }

  private static String names(List<PublishedVersion> refused) {
    String first =
        refused.stream()
            .limit(NAMED)
            .map(each -> "%s version %s".formatted(each.subject(), each.version()))
            .collect(Collectors.joining(", "));
    return refused.size() > NAMED
        ? "%s and %s more".formatted(first, refused.size() - NAMED)
        : first;
  }
}
