package dev.muster.detect.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.MessageType;
import dev.muster.message.signature.SignatureAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The persisted bytes of version 1: a file here is never changed. */
class FindingCodecTest {
  private static final long NOON = 1_767_225_600_000L;

  @Test
  void readsAFindingAboutADevice() throws IOException {
    check("FindingOfADevice", ofADevice());
  }

  @Test
  void readsAFindingAboutASite() throws IOException {
    check("FindingOfASite", ofASite());
  }

  @Test
  void readsAFindingAboutAPartition() throws IOException {
    check("FindingOfAPartition", ofAPartition());
  }

  @Test
  void derivesTheIdFromEveryPartOfTheIdentityAndFromNothingElse() {
    Finding finding = ofADevice();
    assertThat(finding.id()).isEqualTo("d21d148c186e01a23d448884f91c7aa6");
    assertThat(finding.became(FindingState.CLEARED, NOON + 9).id()).isEqualTo(finding.id());
    FindingIdentity one = finding.identity();
    assertThat(
            List.of(
                new FindingIdentity(
                        one.kind(), one.subjectKind(), "pump-2", one.rule(), 1, one.onset())
                    .id(),
                new FindingIdentity(
                        one.kind(), one.subjectKind(), "pump-1", one.rule(), 2, one.onset())
                    .id(),
                new FindingIdentity(
                        one.kind(),
                        one.subjectKind(),
                        one.subject(),
                        one.rule(),
                        1,
                        "operational",
                        "",
                        one.onset())
                    .id(),
                ofASite().id()))
        .doesNotHaveDuplicates()
        .doesNotContain(one.id());
  }

  @Disabled("Writes the golden files of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    Path directory = Path.of("src/test/resources/dev/muster/detect/finding");
    Files.write(directory.resolve("FindingOfADevice.v1.bin"), bytes(ofADevice()));
    Files.write(directory.resolve("FindingOfASite.v1.bin"), bytes(ofASite()));
    Files.write(directory.resolve("FindingOfAPartition.v1.bin"), bytes(ofAPartition()));
  }

  private static void check(String name, Finding finding) throws IOException {
    byte[] golden;
    try (InputStream file = FindingCodecTest.class.getResourceAsStream(name + ".v1.bin")) {
      golden = file.readAllBytes();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(golden));
    Finding read = new FindingCodec().read(in);
    assertThat(read).usingRecursiveComparison().isEqualTo(finding);
    assertThat(in.available()).as("bytes left over").isZero();
    assertThat(bytes(finding)).isEqualTo(golden);
  }

  private static byte[] bytes(Finding finding) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new FindingCodec().write(finding, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Finding ofADevice() {
    return new Finding(
        new FindingIdentity(
            FindingKind.SILENT, SubjectKind.DEVICE, "pump-1", "silence", 1, NOON - 60_000),
        FindingState.RAISED,
        NOON,
        new Observation(null, null, 3.5, NOON - 60_000, NOON, Observation.records(3, 17, 17)),
        device(),
        2,
        40);
  }

  private static Finding ofASite() {
    return new Finding(
        new FindingIdentity(
            FindingKind.SITE_DOWN, SubjectKind.SITE, "north", "silence", 1, NOON - 60_000),
        FindingState.CLEARED,
        NOON,
        new Observation(0.0, 12.0, null, NOON - 60_000, NOON, null),
        null,
        0,
        0);
  }

  private static Finding ofAPartition() {
    return new Finding(
        new FindingIdentity(
            FindingKind.FLOODED, SubjectKind.TOPIC_PARTITION, "3/gate-1", "flood", 1, NOON),
        FindingState.RAISED,
        NOON + 1_000,
        new Observation(0.0, 2_600.0, null, NOON, NOON + 999, Observation.records(3, 17, 2_616)),
        null,
        0,
        0);
  }

  private static DeviceRecord device() {
    return new DeviceRecord(
        "pump-1",
        4,
        DeviceStatus.ACTIVE,
        "pumps",
        "north",
        "gate-1",
        null,
        null,
        List.of(
            new DeviceKey(
                7, SignatureAlgorithm.ES256, new byte[] {1}, EnumSet.allOf(MessageType.class))),
        60,
        true);
  }
}
