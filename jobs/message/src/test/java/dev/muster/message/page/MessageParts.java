package dev.muster.message.page;

import dev.muster.message.cbor.CborWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message taken apart into the pieces that the page names, each in hex, so that a test can put
 * one of them in another form. Nothing in it is signed.
 */
final class MessageParts {
  private static final String FILLING = "ab";

  private final Map<String, String> parts = new LinkedHashMap<>();

  private MessageParts() {}

  /** Telemetry with one section for one recipient. */
  static MessageParts telemetry() {
    MessageParts message = new MessageParts();
    message.put("tag", "d2").put("array", "84").put("header-head", "a4");
    message.put("alg", "01 28").put("kid", "04 48" + FILLING.repeat(8));
    message.put("claims-head", "0f a5").put("sub", "02 66" + text("pump-1"));
    message.put("aud", "03 67" + text("fleet-1")).put("iat", "06 1a6955b900");
    message.put("epoch", "19010b 07").put("seq", "3a00010000 05");
    message.put("typ", "10 76" + text("muster-message-v1+cose")).put("more", "");
    message.put("protected", "").put("unprotected", "a0").put("payload", "");
    message.put("type", "a2 0101").put("sections", "02 81");
    message.put("section", "82").put("class", "6b" + text("operational"));
    message.put("encrypt", "d860 84").put("section-protected", "43a10103");
    message.put("section-unprotected", "a1 05 4c" + FILLING.repeat(12));
    message.put("ciphertext", "50" + FILLING.repeat(16)).put("recipients", "81");
    message.put("recipient", "83").put("recipient-protected", "44a101381e");
    message.put("recipient-head", "a2").put("recipient-kid", "04 48" + FILLING.repeat(8));
    message.put("ephemeral-head", "20 a4").put("kty", "01 02").put("curve", "20 01");
    message.put("x", "21 5820" + FILLING.repeat(32)).put("y", "22 5820" + FILLING.repeat(32));
    message.put("recipient-more", "").put("wrapped", "5828" + FILLING.repeat(40));
    message.put("payload-more", "").put("signature", "5840" + FILLING.repeat(64));
    return message.put("after", "");
  }

  static String text(String ascii) {
    return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** The same with one part in another form; of a pair, label and value. */
  MessageParts with(String part, String hex) {
    if (!parts.containsKey(part)) {
      throw new AssertionError("No part of a message is called " + part);
    }
    return put(part, hex);
  }

  /** The same as another type: its payload has no sections. */
  MessageParts saying(String payload) {
    return put("payload", payload);
  }

  byte[] bytes() {
    byte[] header = hex(or("protected", "header-head", "more"));
    byte[] payload = hex(or("payload", "type", "payload-more"));
    CborWriter out = new CborWriter().raw(hex(parts.get("tag") + parts.get("array")));
    out.bytes(header).raw(hex(parts.get("unprotected"))).bytes(payload);
    return out.raw(hex(parts.get("signature") + parts.get("after"))).toByteArray();
  }

  /** A section of another class, with so many recipients. */
  String section(String dataClass, int recipients) {
    return "82%02x%s".formatted(0x60 + dataClass.length(), text(dataClass))
        + between("encrypt", "ciphertext")
        + "%02x".formatted(0x80 + recipients)
        + between("recipient", "wrapped").repeat(recipients);
  }

  private String or(String whole, String first, String last) {
    return parts.get(whole).isEmpty() ? between(first, last) : parts.get(whole);
  }

  private String between(String first, String last) {
    StringBuilder joined = new StringBuilder();
    boolean within = false;
    for (Map.Entry<String, String> part : parts.entrySet()) {
      within |= part.getKey().equals(first);
      joined.append(within ? part.getValue() : "");
      within &= !part.getKey().equals(last);
    }
    return joined.toString();
  }

  private MessageParts put(String part, String hex) {
    parts.put(part, hex);
    return this;
  }

  private static byte[] hex(String spaced) {
    return HexFormat.of().parseHex(spaced.replace(" ", ""));
  }
}
