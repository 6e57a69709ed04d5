package dev.muster.message.key;

import java.util.List;

/** The types of keys in use. A new one is a constant here, and a class if it is of a new kind. */
public final class KeyTypes {
  /** Points on P-256. */
  public static final KeyType P256 =
      new NistCurve(
          "P-256",
          1,
          "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
          "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
          "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
          "3059301306072a8648ce3d020106082a8648ce3d03010703420004",
          "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420",
          "a14403420004");

  /** Keys of pure EdDSA on Curve25519. */
  public static final KeyType ED25519 = new Ed25519Keys();

  /** All of them. */
  public static final List<KeyType> ALL = List.of(P256, ED25519);

  private KeyTypes() {}
}
