package dev.muster.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCodecTest {
  private static final byte[] VALUE = EnvelopeCodec.encode("pump-1", null, null, new byte[200]);

  @Test
  void saysWhereTheMessageStands() throws Exception {
    EnvelopeView view = EnvelopeCodec.decode(VALUE);
    assertThat(view.device()).isEqualTo("pump-1");
    assertThat(view.gateway()).isNull();
    assertThat(view.gatewayTime()).isEqualTo(EnvelopeView.NO_GATEWAY_TIME);
    assertThat(view.messageLength()).isEqualTo(200);
  }

  @Test
  void readsTheWireFormatOfRegistriesForTheIdsItIsGiven() throws Exception {
    byte[] body = Arrays.copyOfRange(VALUE, 10, VALUE.length);
    byte[] value = new byte[body.length + 5];
    value[4] = 42;
    System.arraycopy(body, 0, value, 5, body.length);
    assertThat(EnvelopeCodec.decode(value, Set.of(42)).messageLength()).isEqualTo(200);
    assertThat(EnvelopeCodec.decode(VALUE, Set.of(42)).messageLength()).isEqualTo(200);
    assertThatThrownBy(() -> EnvelopeCodec.decode(value, Set.of(41)))
        .isInstanceOf(MalformedEnvelopeException.class)
        .hasMessage("unknown schema id");
    assertThatThrownBy(() -> EnvelopeCodec.decode(value))
        .isInstanceOf(MalformedEnvelopeException.class);
  }

  @Test
  void refusesEveryTruncationAndTrailingBytes() {
    for (int length = 0; length < VALUE.length; length++) {
      byte[] cut = Arrays.copyOf(VALUE, length);
      assertThatThrownBy(() -> EnvelopeCodec.decode(cut))
          .isInstanceOf(MalformedEnvelopeException.class);
    }
    assertThatThrownBy(() -> EnvelopeCodec.decode(Arrays.copyOf(VALUE, VALUE.length + 1)))
        .hasMessage("bytes follow the end of the record");
  }

  @Test
  void refusesALengthBeyondTheValueBeforeItAllocates() {
    byte[] value = Arrays.copyOf(VALUE, 15);
    Arrays.fill(value, 10, 14, (byte) 0xfe);
    value[14] = 0x0f;
    assertThatThrownBy(() -> EnvelopeCodec.decode(value))
        .hasMessage("a declared length does not fit into the value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ü", "a/b", "a\u0000"})
  void refusesAnIdOfWrongSyntax(String id) {
    assertThatThrownBy(() -> EnvelopeCodec.decode(EnvelopeCodec.encode(id, null, null, VALUE)))
        .isInstanceOf(MalformedEnvelopeException.class);
    assertThatThrownBy(() -> EnvelopeCodec.decode(EnvelopeCodec.encode("d", id, null, VALUE)))
        .isInstanceOf(MalformedEnvelopeException.class);
  }
}
