package dev.muster.schemas;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** One record of each schema, as its newest golden file holds it. */
final class Samples {
  private Samples() {}

  static Map<String, SpecificRecordBase> all() {
    Map<String, SpecificRecordBase> samples = new LinkedHashMap<>();
    samples.put("Envelope", new Envelope("pump-0042", "gateway-3", 1_790_000_061_000L, bytes(3)));
    samples.put("SignedRecord", new SignedRecord(bytes(5)));
    samples.put("DeviceRecord", device().setSuspendedUntil(TIME).build());
    samples.put("TrustBundle", new TrustBundle(3L, TIME, List.of(new RevokedKey("pump-0042", 7L))));
    samples.put(
        "PolicyBundle", new PolicyBundle(4L, TIME, List.of(new PolicyDocument("p.yaml", "a: 1"))));
    samples.put(
        "RuleBundle", new RuleBundle(5L, TIME, List.of(new RuleDocument("r.yaml", "b: 2"))));
    samples.put(
        "Approval",
        new Approval(1L, new CommandId(new byte[16]), new Sha256(new byte[32]), "anna", TIME));
    samples.put("Finding", finding());
    samples.put(
        "Intent",
        intent()
            .setStatus("SUSPENDED")
            .setStatusUntil(TIME)
            .setRegistryVersion(12L)
            .setRegistryRecord(bytes(6))
            .build());
    samples.put("CommandEnvelope", new CommandEnvelope("pump-0042", bytes(4)));
    return samples;
  }

  /** What an older version wrote, as the newest reads it. */
  static Map<String, SpecificRecordBase> older() {
    return Map.of("Intent.v1", intent().build(), "DeviceRecord.v1", device().build());
  }

  private static final long TIME = 1_790_000_000_000L;

  private static DeviceRecord.Builder device() {
    DeviceKey key = new DeviceKey(-2L, "ES256", bytes(2), List.of("telemetry", "heartbeat"));
    return DeviceRecord.newBuilder()
        .setDevice("pump-0042")
        .setVersion(12)
        .setStatus(DeviceStatus.SUSPENDED)
        .setCohort("pumps")
        .setSite("north")
        .setKeys(List.of(key))
        .setCadenceSeconds(60)
        .setHasClock(false);
  }

  private static Finding finding() {
    return Finding.newBuilder()
        .setId("f-1")
        .setKind("silent")
        .setState("RAISED")
        .setSubjectKind("device")
        .setSubject("pump-0042")
        .setRule("quiet")
        .setRulesVersion(5)
        .setOnset(TIME)
        .setArrival(TIME + 1)
        .setDeviation(4.5)
        .build();
  }

  private static Intent.Builder intent() {
    return Intent.newBuilder()
        .setId(new CommandId(new byte[16]))
        .setDevice("pump-0042")
        .setAction("dormant")
        .setUntil(TIME)
        .setCounter(9)
        .setEpoch(7)
        .setLastSequence(1025)
        .setNotBefore(1)
        .setExpiresAt(2)
        .setReason("hot")
        .setFinding("f-1")
        .setRule("quiet")
        .setRulesVersion(5);
  }

  private static ByteBuffer bytes(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) length);
    return ByteBuffer.wrap(bytes);
  }
}
