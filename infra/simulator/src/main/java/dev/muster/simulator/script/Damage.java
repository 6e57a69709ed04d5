package dev.muster.simulator.script;

/**
 * What happens to a message on its way.
 *
 * @param amount for {@link Kind#CUT} the share that is left, in thousandths; otherwise unused
 */
public record Damage(Kind kind, int amount) {
  /** Arrives as it was sent. */
  public static final Damage NONE = new Damage(Kind.NONE, 0);

  /** One flipped bit. */
  public static Damage flip(Kind kind) {
    return new Damage(kind, 0);
  }

  /** Cut off. */
  public static Damage cut(int thousandthsLeft) {
    return new Damage(Kind.CUT, thousandthsLeft);
  }

  /** Where a message is damaged: all but the last are single flipped bits. */
  public enum Kind {
    NONE,
    ALGORITHM,
    KEY_ID,
    SUBJECT,
    AUDIENCE,
    ISSUED_AT,
    TYPE,
    STRUCTURE,
    CIPHERTEXT,
    SIGNATURE,
    CUT
  }
}
