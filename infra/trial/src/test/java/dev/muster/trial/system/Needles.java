package dev.muster.trial.system;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Secrets as the bytes that they may be written as, all looked for in one pass. */
final class Needles {
  private static final int STARTS = 1 << 16;

  /** By the first two bytes. */
  private final Needle[][] needles = new Needle[STARTS][];

  private final Set<String> secrets = new TreeSet<>();

  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Needle(String secret, byte[] form) {
    boolean at(int position, byte[] bytes) {
      int end = position + form.length;
      return end <= bytes.length && Arrays.equals(form, 0, form.length, bytes, position, end);
    }
  }

  /**
   * Adds a form of a secret.
   *
   * @param form at least 8 bytes, so that chance does not find it
   */
  void add(String secret, byte[] form) {
    if (form.length < 8) {
      throw new IllegalArgumentException(secret + " is too short to be told from chance");
    }
    secrets.add(secret);
    int start = start(form, 0);
    Needle[] before = needles[start] == null ? new Needle[0] : needles[start];
    needles[start] = Arrays.copyOf(before, before.length + 1);
    needles[start][before.length] = new Needle(secret, form);
  }

  /** The names of all secrets. */
  Set<String> secrets() {
    return secrets;
  }

  /** The names of the secrets that stand in these bytes, in one form or another. */
  Set<String> in(byte[] bytes) {
    Set<String> found = new TreeSet<>();
    for (int i = 0; i + 1 < bytes.length; i++) {
      Needle[] candidates = needles[start(bytes, i)];
      if (candidates != null) {
        addThoseAt(i, bytes, candidates, found);
      }
    }
    return found;
  }

  private static void addThoseAt(int at, byte[] bytes, Needle[] candidates, Set<String> found) {
    for (Needle needle : candidates) {
      if (needle.at(at, bytes)) {
        found.add(needle.secret());
      }
    }
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
