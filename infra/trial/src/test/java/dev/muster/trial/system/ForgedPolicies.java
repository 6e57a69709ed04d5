package dev.muster.trial.system;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.ControlSigner;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.root.Role;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Bundles with one defect each, any of which would permit everything. */
final class ForgedPolicies {
  /** Higher than any that is published. */
  private static final long VERSION = 99;

  private static final ControlContent<TextBundle> POLICY = ControlContents.POLICY;

  private final LocalKeys keys;
  private final List<TextDocument> documents;
  private final Instant now = Instant.now();

  ForgedPolicies(LocalKeys keys, String everything) {
    this.keys = keys;
    this.documents = List.of(new TextDocument("everything.yaml", everything));
  }

  /**
   * All of them, each by the reason that it is to be refused for.
   *
   * @param older a version before the one in force
   */
  Map<String, ProducerRecord<byte[], byte[]>> all(long older) {
    ControlSigner policy = keys.signer(Role.POLICY);
    TextBundle future = bundle(VERSION, Duration.ofDays(1));
    Map<String, byte[]> values = new LinkedHashMap<>();
    values.put("UNSIGNED", POLICY.write(future));
    values.put("WRONG_ROLE", signed(keys.signer(Role.RULES), future));
    values.put("UNKNOWN_KEY", signed(stranger(keys.root().fleet()), future));
    values.put("WRONG_FLEET", signed(otherFleet(), future));
    values.put("BAD_SIGNATURE", damaged(signed(policy, future)));
    values.put("EXPIRED", signed(policy, bundle(VERSION, Duration.ofSeconds(-1))));
    values.put("OLDER_VERSION", signed(policy, bundle(older, Duration.ofDays(1))));
    Map<String, ProducerRecord<byte[], byte[]>> records = new LinkedHashMap<>();
    values.forEach((reason, value) -> records.put(reason, record(value)));
    return records;
  }

  private TextBundle bundle(long version, Duration life) {
    return TextBundle.of(version, now.plus(life).toEpochMilli(), documents);
  }

  private byte[] signed(ControlSigner signer, TextBundle bundle) {
    return signer.sign(POLICY, bundle, now.getEpochSecond());
  }

  private static ControlSigner stranger(String fleet) {
    byte[] seed = "a stranger".getBytes(StandardCharsets.US_ASCII);
    SigningKey key = SigningKey.derive(SignatureAlgorithm.ES256, seed);
    return new ControlSigner(fleet, new ProviderSigner(key, CryptoProvider.fastest()));
  }

  private ControlSigner otherFleet() {
    return new ControlSigner("another-fleet", keys.coseSigner(Role.POLICY));
  }

  private static byte[] damaged(byte[] value) {
    byte[] damaged = value.clone();
    damaged[damaged.length - 1] ^= 1;
    return damaged;
  }

  private static ProducerRecord<byte[], byte[]> record(byte[] value) {
    byte[] key = TextBundle.POLICY.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(Topics.POLICY, key, value);
  }
}
