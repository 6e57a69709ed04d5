package dev.muster.remediate;

import static dev.muster.remediate.decision.Plant.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.AvroContent;
import dev.muster.control.MalformedContentException;
import dev.muster.message.command.ActionKind;
import dev.muster.message.command.Parameter;
import dev.muster.remediate.decision.GoldenBytesTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentContentTest {
  private static final Intent INTENT = GoldenBytesTest.intent();
  private static final AvroContent<dev.muster.schemas.Intent> AVRO = IntentContent.form();

  @Test
  void readsBackWhatItWroteWithAndWithoutAStanding() throws Exception {
    assertThat(readBack(INTENT)).isEqualTo(INTENT);
    Intent proposal = INTENT.issuedAs(Intent.NO_COUNTER, null);
    assertThat(readBack(proposal)).isEqualTo(proposal);
  }

  @Test
  void bindsAnApprovalToEverythingThatIsKnownWhenItIsAskedFor() {
    Intent proposal = INTENT.proposal();
    assertThat(IntentDigest.of(INTENT)).isNotEqualTo(IntentDigest.of(proposal));
    assertThat(IntentDigest.of(proposal.issuedAs(NOON, "bob", 9, 9).proposal()))
        .isEqualTo(IntentDigest.of(proposal));
    assertThat(IntentDigest.of(with("notBefore", INTENT.notBefore() - 1).proposal()))
        .isNotEqualTo(IntentDigest.of(proposal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "until",
        "counter",
        "epoch",
        "lastSequence",
        "notBefore",
        "expiresAt",
        "statusUntil"
      })
  void refusesEveryAbsurdNumberAndThrowsNothingElse(String name) {
    for (long value :
        new long[] {Long.MIN_VALUE, -2, 1L << 57, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> with(name, value))
          .as("%s %s", name, value)
          .isInstanceOf(MalformedContentException.class);
    }
  }

  @Test
  void refusesAStandingThatIsNotThatOfTheActionOrOfAnotherDevice() {
    for (String action : List.of("reset", "reprovision", "attest", "resume", "offline")) {
      Map<String, Object> other = new HashMap<>(Map.of("action", action));
      other.put("until", null);
      assertThatThrownBy(() -> with(other))
          .isInstanceOf(MalformedContentException.class)
          .hasMessage("the standing that goes with the action of the intent is out of bounds");
    }
    for (String status : List.of("REMOVED", "ACTIVE", "NONE")) {
      assertThatThrownBy(() -> with("status", status))
          .isInstanceOf(MalformedContentException.class);
    }
    assertThatThrownBy(() -> with("device", "pump-2"))
        .isInstanceOf(MalformedContentException.class);
    assertThatThrownBy(() -> with("device", "")).isInstanceOf(MalformedContentException.class);
    assertThatThrownBy(() -> with("finding", "f".repeat(100_000)))
        .isInstanceOf(MalformedContentException.class);
    assertThatThrownBy(() -> with("registryRecord", ByteBuffer.wrap(new byte[3])))
        .isInstanceOf(MalformedContentException.class);
  }

  @Test
  void refusesAParameterOfAnotherActionAndTheWantOfItsOwn() {
    assertThatThrownBy(() -> with("action", "attest"))
        .isInstanceOf(MalformedContentException.class)
        .hasMessage("until is of another action");
    assertThatThrownBy(() -> with("until", null))
        .isInstanceOf(MalformedContentException.class)
        .hasMessage("until of the action is missing");
    assertThatThrownBy(() -> with("until", 1_001L))
        .isInstanceOf(MalformedContentException.class)
        .hasMessage("until is no whole second");
  }

  @Test
  void hasAFieldForEachParameterOfAnAction() {
    for (ActionKind kind : ActionKind.values()) {
      for (Parameter<?> parameter : kind.parameters()) {
        assertThat(dev.muster.schemas.Intent.getClassSchema().getField(parameter.name()))
            .as("the field %s of %s in Intent.avsc", parameter.name(), kind.wireName())
            .isNotNull();
      }
    }
  }

  @Test
  void refusesWhatIsNotExactlyAnIntent() {
    byte[] bytes = IntentContent.INSTANCE.write(INTENT);
    assertThatThrownBy(() -> IntentContent.INSTANCE.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(MalformedContentException.class);
    assertThatThrownBy(() -> IntentContent.INSTANCE.read(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(MalformedContentException.class);
  }

  @Test
  void refusesAnActionThatNoDeviceKnows() {
    byte[] bytes = IntentContent.INSTANCE.write(INTENT);
    byte[] name = "dormant".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length - name.length; at++) {
      if (Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
        bytes[at] = 'D';
      }
    }
    assertThatThrownBy(() -> IntentContent.INSTANCE.read(bytes))
        .isInstanceOf(MalformedContentException.class)
        .hasMessage("the action is unknown");
  }

  /** The intent with one field of another value, as it comes from whoever signed it so. */
  private static Intent with(String field, Object value) {
    return with(Collections.singletonMap(field, value));
  }

  private static Intent with(Map<String, Object> values) {
    try {
      dev.muster.schemas.Intent avro = AVRO.read(IntentContent.INSTANCE.write(INTENT));
      for (var known : avro.getSchema().getFields()) {
        values.forEach(
            (field, value) -> {
              if (known.name().replace("_", "").equalsIgnoreCase(field)) {
                avro.put(known.pos(), value);
              }
            });
      }
      return IntentContent.INSTANCE.read(AVRO.write(avro));
    } catch (MalformedContentException e) {
      throw sneaky(e);
    }
  }

  @SuppressWarnings("unchecked") // The caller asserts on the checked exception.
  private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static Intent readBack(Intent intent) throws MalformedContentException {
    return IntentContent.INSTANCE.read(IntentContent.INSTANCE.write(intent));
  }
}
