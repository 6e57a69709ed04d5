package dev.muster.control.root;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.message.Identifiers;
import dev.muster.message.key.KeyType;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.section.DataClasses;
import dev.muster.message.signature.SignatureAlgorithm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads root documents: nothing unknown, nothing twice, and every kid that of its key. */
final class RootReader {
  static final String VERSION = "muster-root";
  static final int SUPPORTED_VERSION = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RootReader() {}

  static RootDocument read(byte[] json) {
    JsonNode top = parse(json);
    requireFields(top, "the document", Set.of(VERSION, "fleet", "roles", "recipients"));
    JsonNode version = top.get(VERSION);
    if (!version.isInt() || version.intValue() != SUPPORTED_VERSION) {
      throw new RootRefusedException("its " + VERSION + " is not " + SUPPORTED_VERSION);
    }
    String fleet = text(top, "fleet", "the document");
    if (!Identifiers.isId(fleet)) {
      throw new RootRefusedException("its fleet is not 1 to 64 characters of A-Z a-z 0-9 . _ : -");
    }
    return new RootDocument(fleet, roleKeys(top.get("roles")), recipients(top.get("recipients")));
  }

  private static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new RootRefusedException("it is not JSON, or a name stands twice in one object");
    }
  }

  private static List<RoleKey> roleKeys(JsonNode roles) {
    List<RoleKey> keys = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : objectFields(roles, "roles")) {
      String name = entry.getKey();
      Role role =
          Role.ofWireName(name)
              .orElseThrow(() -> new RootRefusedException("the role " + name + " is unknown"));
      requireFields(entry.getValue(), "the role " + name, Set.of("threshold", "keys"));
      requireThreshold(entry.getValue().get("threshold"), name);
      entry.getValue().get("keys").forEach(key -> keys.add(roleKey(role, key)));
    }
    return keys;
  }

  private static void requireThreshold(JsonNode threshold, String role) {
    if (!threshold.isInt() || threshold.intValue() != 1) {
      throw new RootRefusedException("the threshold of the role " + role + " is not 1");
    }
  }

  private static RoleKey roleKey(Role role, JsonNode key) {
    String where = "a key of the role " + role.wireName();
    requireFields(key, where, Set.of("kid", "algorithm", "spki"));
    String name = text(key, "algorithm", where);
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.fromWireName(name)
            .orElseThrow(
                () -> new RootRefusedException("the algorithm of " + where + " is unknown"));
    RawPublicKey publicKey = publicKey(key, algorithm.keyType(), where);
    return new RoleKey(role, publicKey.kid(), algorithm, publicKey.spki());
  }

  private static List<RecipientKey> recipients(JsonNode recipients) {
    List<RecipientKey> keys = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : objectFields(recipients, "recipients")) {
      String where = "the recipient of the data class " + entry.getKey();
      if (!DataClasses.isValid(entry.getKey())) {
        throw new RootRefusedException("the name of " + where + " is not a data class");
      }
      requireFields(entry.getValue(), where, Set.of("kid", "spki"));
      RawPublicKey key = publicKey(entry.getValue(), KeyTypes.P256, where);
      keys.add(new RecipientKey(entry.getKey(), key.kid(), key.spki()));
    }
    return keys;
  }

  private static RawPublicKey publicKey(JsonNode key, KeyType type, String where) {
    try {
      byte[] spki = Base64.getDecoder().decode(text(key, "spki", where));
      RawPublicKey publicKey = RawPublicKey.fromSpki(type, spki);
      if (!RootDocument.hex(publicKey.kid()).equals(text(key, "kid", where))) {
        throw new RootRefusedException("the kid of " + where + " is not that of its spki");
      }
      return publicKey;
    } catch (IllegalArgumentException | UnusableKeyException e) {
      throw new RootRefusedException("the spki of " + where + " is not a key of its algorithm");
    }
  }

  private static String text(JsonNode object, String field, String where) {
    JsonNode value = object.get(field);
    if (!value.isTextual()) {
      throw new RootRefusedException("the " + field + " of " + where + " is not a text");
    }
    return value.textValue();
  }

  private static Set<Map.Entry<String, JsonNode>> objectFields(JsonNode node, String name) {
    if (!node.isObject()) {
      throw new RootRefusedException("its " + name + " are not an object");
    }
    return node.properties();
  }

  private static void requireFields(JsonNode node, String where, Set<String> fields) {
    if (node == null || !node.isObject()) {
      throw new RootRefusedException(where + " is not an object");
    }
    for (String field : fields) {
      if (!node.has(field)) {
        throw new RootRefusedException(where + " has no " + field);
      }
    }
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!fields.contains(field)) {
                throw new RootRefusedException(where + " has the unknown field " + field);
              }
            });
  }
}
