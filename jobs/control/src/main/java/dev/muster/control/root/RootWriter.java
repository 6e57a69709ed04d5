package dev.muster.control.root;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** Writes root documents: indented, in the order of the document, with a line end at the end. */
final class RootWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RootWriter() {}

  static String write(RootDocument root) {
    ObjectNode top = JSON.createObjectNode();
    top.put(RootReader.VERSION, RootReader.SUPPORTED_VERSION).put("fleet", root.fleet());
    ObjectNode roles = top.putObject("roles");
    for (RoleKey key : root.roleKeys()) {
      role(roles, key.role())
          .withArray("/keys")
          .addObject()
          .put("kid", RootDocument.hex(key.kid()))
          .put("algorithm", key.algorithm().wireName())
          .put("spki", base64(key.spki()));
    }
    ObjectNode recipients = top.putObject("recipients");
    for (RecipientKey key : root.recipients()) {
      recipients
          .putObject(key.dataClass())
          .put("kid", RootDocument.hex(key.kid()))
          .put("spki", base64(key.spki()));
    }
    return text(top);
  }

  private static ObjectNode role(ObjectNode roles, Role role) {
    if (roles.get(role.wireName()) instanceof ObjectNode known) {
      return known;
    }
    return roles.putObject(role.wireName()).put("threshold", 1);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String text(ObjectNode top) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(top) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of text and numbers is always JSON", e);
    }
  }
}
