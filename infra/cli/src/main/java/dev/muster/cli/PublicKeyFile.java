package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.message.key.KeyType;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Public keys as OpenSSL writes them. */
final class PublicKeyFile {
  private static final String HEAD = "-----BEGIN ";
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s*([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private PublicKeyFile() {}

  /** Reads a key from a file, or from the PEM text itself. */
  static RawPublicKey read(String fileOrText) {
    boolean isText = fileOrText.startsWith(HEAD);
    String name = isText ? "the key" : fileOrText;
    Matcher pem = PEM.matcher(isText ? fileOrText : content(fileOrText));
    if (!pem.find()) {
      throw new AdminException(
          "%s holds no PEM key: write one with openssl pkey -in KEY -pubout.".formatted(name));
    }
    if (!pem.group(1).equals("PUBLIC KEY")) {
      throw new AdminException(
          "%s holds a %s, not a PUBLIC KEY: derive it with openssl pkey -in KEY -pubout."
              .formatted(name, pem.group(1)));
    }
    return key(name, Base64.getMimeDecoder().decode(pem.group(2)));
  }

  private static RawPublicKey key(String name, byte[] spki) {
    for (KeyType type : KeyTypes.ALL) {
      try {
        return RawPublicKey.fromSpki(type, spki);
      } catch (UnusableKeyException e) {
        // It may be of the next type.
      }
    }
    throw new AdminException(
        "%s holds no %s key, uncompressed and on its curve."
            .formatted(
                name,
                KeyTypes.ALL.stream().map(KeyType::name).collect(Collectors.joining(" or "))));
  }

  private static String content(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AdminException("Key file %s can't be read.".formatted(file), e);
    }
  }
}
