package dev.muster.message.page;

import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageWriter;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.cose.SigStructure;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Signs and wraps a message with every step shown. */
final class ExampleMessage {
  private final Block block;
  private final MessageHeader header;
  private final SigningKey key;
  private long label;
  private String gateway;
  private Long gatewayTime;
  private boolean bare;

  ExampleMessage(Block block, MessageHeader header, SigningKey key) {
    this.block = block;
    this.header = header;
    this.key = key;
    this.label = key.algorithm().coseLabel();
  }

  ExampleMessage through(String gateway, long gatewayTime) {
    this.gateway = gateway;
    this.gatewayTime = gatewayTime;
    return this;
  }

  ExampleMessage bare() {
    this.bare = true;
    return this;
  }

  ExampleMessage labelled(long label) {
    this.label = label;
    return this;
  }

  void write(MessageBody body) {
    MessageWriter writer = new MessageWriter(Examples.FLEET, new ReproducibleSigner(key), label);
    byte[] signed = writer.write(header, body);
    showSigning(
        block, writer.protectedHeader(header), ExternalAad.message(Examples.FLEET), body.encode());
    showSigned(block, signed);
    byte[] kafkaKey = header.device().getBytes(StandardCharsets.UTF_8);
    block.put("kafka_key", header.device());
    block.put(
        "kafka_value",
        bare ? signed : EnvelopeCodec.encode(header.device(), gateway, gatewayTime, signed));
    block.put("partition_of_4", Murmur2.partition(kafkaKey, 4));
    block.put("message_bytes", signed.length).put("value_bytes", block.bytes("kafka_value").length);
  }

  static void showSigning(Block block, byte[] protectedHeader, byte[] externalAad, byte[] payload) {
    block.put("protected", protectedHeader);
    block.put("protected_diagnostic", Diagnostic.of(protectedHeader));
    block.put("external_aad", externalAad);
    block.put("payload", payload);
    block.put("sig_structure", SigStructure.of(protectedHeader, externalAad, payload));
  }

  static void showSigned(Block block, byte[] signed) {
    block.put("signature", Arrays.copyOfRange(signed, signed.length - 64, signed.length));
    block.put("message", signed);
    block.put("message_sha256", sha256(signed));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
