package dev.muster.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureNamesTest {

  @Test
  void writesFiguresInSnakeCaseAndLeavesTheNamesOfThingsAsTheyAre() throws Exception {
    Map<String, Object> figures =
        Map.of("overheadSpread", Map.of("perSecond", Map.of("ES256 Provider", 1)));

    assertThat(FigureNames.json(figures).replaceAll("\\s*\\n\\s*", ""))
        .isEqualTo("{\"overhead_spread\" : {\"per_second\" : {\"ES256 Provider\" : 1}}}");
  }
}
