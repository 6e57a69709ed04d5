package dev.muster.message.signature;

import java.util.HexFormat;

/** DER of private keys, in the form that OpenSSL writes. */
final class PrivateKeyBytes {
  private static final String P256_BEFORE_SCALAR =
      "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420";
  private static final String P256_BEFORE_POINT = "a14403420004";
  private static final String ED25519_BEFORE_SEED = "302e020100300506032b657004220420";

  private PrivateKeyBytes() {}

  static byte[] pkcs8(RawPublicKey publicKey, byte[] secret) {
    return switch (publicKey.algorithm()) {
      case ES256 -> join(P256_BEFORE_SCALAR, secret, P256_BEFORE_POINT, publicKey.coordinates());
      case ED25519 -> join(ED25519_BEFORE_SEED, secret, "", new byte[0]);
    };
  }

  private static byte[] join(String first, byte[] second, String third, byte[] fourth) {
    HexFormat hex = HexFormat.of();
    byte[] before = hex.parseHex(first);
    byte[] between = hex.parseHex(third);
    byte[] all = new byte[before.length + second.length + between.length + fourth.length];
    System.arraycopy(before, 0, all, 0, before.length);
    int at = before.length;
    System.arraycopy(second, 0, all, at, second.length);
    at += second.length;
    System.arraycopy(between, 0, all, at, between.length);
    System.arraycopy(fourth, 0, all, at + between.length, fourth.length);
    return all;
  }
}
