package dev.muster.message;

/** Syntax of the opaque names that messages carry. */
public final class Identifiers {
  private Identifiers() {}

  /** Whether a string is a device, gateway or fleet id: {@code [A-Za-z0-9._:-]{1,64}}. */
  public static boolean isId(String id) {
    int length = id.length();
    if (length == 0 || length > MessageLimits.MAX_ID_BYTES) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isIdCharacter(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdCharacter(char c) {
    return isLower(c)
        || isDigit(c)
        || (c >= 'A' && c <= 'Z')
        || c == '.'
        || c == '_'
        || c == ':'
        || c == '-';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
