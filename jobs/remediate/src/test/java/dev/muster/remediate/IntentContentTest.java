package dev.muster.remediate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.MalformedContentException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IntentContentTest {
  private static final Intent INTENT = GoldenBytesTest.intent();

  @Test
  void readsBackWhatItWroteWithAndWithoutAStanding() throws Exception {
    assertThat(readBack(INTENT)).isEqualTo(INTENT);
    Intent proposal = INTENT.issuedAs(Intent.NO_COUNTER, null);
    assertThat(readBack(proposal)).isEqualTo(proposal);
  }

  @Test
  void bindsAnApprovalToEverythingButCounterAndApprover() {
    Intent proposal = INTENT.issuedAs(Intent.NO_COUNTER, null);
    assertThat(IntentDigest.of(INTENT)).isNotEqualTo(IntentDigest.of(proposal));
    assertThat(IntentDigest.of(INTENT.issuedAs(Intent.NO_COUNTER, null)))
        .isEqualTo(IntentDigest.of(proposal));
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

  private static Intent readBack(Intent intent) throws MalformedContentException {
    return IntentContent.INSTANCE.read(IntentContent.INSTANCE.write(intent));
  }
}
