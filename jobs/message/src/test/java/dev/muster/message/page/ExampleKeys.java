package dev.muster.message.page;

import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.RecipientPublicKey;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Keys of the examples: made from their names, so that everybody knows them. */
final class ExampleKeys {
  static final SigningKey DEVICE_ES256 = signing(SignatureAlgorithm.ES256, "device es256");
  static final SigningKey DEVICE_ED25519 = signing(SignatureAlgorithm.ED25519, "device ed25519");
  static final SigningKey COMMAND = signing(SignatureAlgorithm.ES256, "command");
  static final RecipientPrivateKey OPERATIONAL = recipient("operational");
  static final RecipientPrivateKey LOCATION = recipient("location");

  private ExampleKeys() {}

  static byte[] seed(String name) {
    return Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 32);
  }

  static RecipientPrivateKey recipient(String name) {
    return RecipientPrivateKey.derive(seed("recipient " + name));
  }

  static String kid(long kid) {
    return HexFormat.of().toHexDigits(kid);
  }

  static Block block(String name, SigningKey key) {
    RawPublicKey publicKey = key.publicKey();
    Block block = new Block(name).put("algorithm", key.algorithm().wireName());
    block.put("private", key.privateKey().revealSecret());
    byte[] coordinates = publicKey.coordinates();
    if (publicKey.type() == KeyTypes.P256) {
      block.put("x", Arrays.copyOf(coordinates, 32));
      block.put("y", Arrays.copyOfRange(coordinates, 32, 64));
    } else {
      block.put("x", coordinates);
    }
    block.put("spki", publicKey.spki()).put("thumbprint", publicKey.thumbprint());
    return block.put("kid", kid(publicKey.kid()));
  }

  static Block block(String name, RecipientPrivateKey key) {
    RecipientPublicKey publicKey = key.publicKey();
    byte[] spki = publicKey.spki();
    Block block = new Block(name).put("private", key.revealScalar());
    block.put("x", Arrays.copyOfRange(spki, 27, 59)).put("y", Arrays.copyOfRange(spki, 59, 91));
    return block.put("spki", spki).put("kid", kid(publicKey.kid()));
  }

  private static SigningKey signing(SignatureAlgorithm algorithm, String name) {
    return SigningKey.derive(algorithm, seed(name));
  }
}
