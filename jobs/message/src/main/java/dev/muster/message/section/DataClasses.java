package dev.muster.message.section;

/** Syntax of the names of data classes. */
public final class DataClasses {
  /** Longest name of a data class in bytes. */
  public static final int MAX_BYTES = 32;

  private DataClasses() {}

  /** Whether a string names a data class: {@code [a-z][a-z0-9_]{0,31}}. */
  public static boolean isValid(String name) {
    int length = name.length();
    if (length == 0 || length > MAX_BYTES || !isLower(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = name.charAt(i);
      if (!isLower(c) && !(c >= '0' && c <= '9') && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
