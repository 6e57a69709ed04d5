package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.message.MessageType;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The message types by the names that a user writes. */
final class MessageTypes implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }

  /** None given means all. */
  static Set<MessageType> of(Collection<String> names) {
    Set<MessageType> types = EnumSet.noneOf(MessageType.class);
    for (String name : names) {
      types.add(
          MessageType.fromWireName(name)
              .orElseThrow(
                  () ->
                      new AdminException(
                          "There is no message type '%s': use one of %s."
                              .formatted(name, String.join(", ", names())))));
    }
    return types.isEmpty() ? EnumSet.allOf(MessageType.class) : types;
  }

  private static List<String> names() {
    return Arrays.stream(MessageType.values()).map(MessageType::wireName).toList();
  }
}
