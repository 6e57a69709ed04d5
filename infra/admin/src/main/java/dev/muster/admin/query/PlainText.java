package dev.muster.admin.query;

import java.util.regex.Pattern;

/**
 * Values as people may see them: they come from anyone, devices included, and must not steer a
 * terminal, pass for another line, or be read in another order than they are written.
 */
public final class PlainText {
  /** Controls of both sets, what has no shape of its own, and ends of lines and paragraphs. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private static final Pattern UNSEEN_WITHIN_LINES =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\r\\n]]");

  private PlainText() {}

  /** One line of a value; what can't be seen is a question mark. */
  public static String line(Object value) {
    return UNSEEN.matcher(value.toString()).replaceAll("?");
  }

  /** The same of a text that may have several lines. */
  public static String lines(String text) {
    return UNSEEN_WITHIN_LINES.matcher(text).replaceAll("?");
  }
}
