package dev.muster.message.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CborMapKeysTest {
  @Test
  void saysWhichLabelIsMissingOrInTheWay() throws Exception {
    CborMapKeys keys = keys("a20100 0200");
    keys.expect(1, "a header");
    assertThatThrownBy(() -> keys("a1 0100").expect(4, "a header"))
        .isInstanceOf(MalformedCborException.class)
        .hasMessage("label 1 stands in a header, where 4 belongs");
    assertThatThrownBy(() -> keys("a0").expect(4, "a header"))
        .isInstanceOf(MalformedCborException.class)
        .hasMessage("a header lacks label 4");
  }

  @Test
  void saysWhichLabelIsOneTooMany() throws Exception {
    keys("a0").requireNone("a header");
    assertThatThrownBy(() -> keys("a1 20 00").requireNone("a header"))
        .isInstanceOf(MalformedCborException.class)
        .hasMessage("unknown label -1 in a header");
  }

  @Test
  void wantsKeysInDeterministicOrder() throws Exception {
    for (String map : new String[] {"a2 02 01 01", "a2 01 01", "a2 20 01", "a2 21 20"}) {
      CborMapKeys keys = keys(map);
      keys.next();
      assertThatThrownBy(keys::next).as(map).isInstanceOf(MalformedCborException.class);
    }
    CborMapKeys keys = keys("a3 01 20 21");
    assertThat(new long[] {keys.next(), keys.next(), keys.next()}).containsExactly(1, -1, -2);
  }

  private static CborMapKeys keys(String hex) throws MalformedCborException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", "") + "00".repeat(6));
    return new CborMapKeys(new CborReader(bytes));
  }
}
