package dev.muster.simulator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.schemas.CommandEnvelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
  @Test
  void passesOverWhateverElseSomebodyPutsOnTheTopicOfCommands() throws IOException {
    CommandEnvelope sent =
        CommandEnvelope.newBuilder()
            .setDevice("pump-1")
            .setCommand(ByteBuffer.wrap(new byte[] {1, 2}))
            .build();
    ByteBuffer encoded = sent.toByteBuffer();
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    assertThat(CommandDesk.open(bytes)).isEqualTo(sent);

    assertThat(CommandDesk.open(null)).isNull();
    Random random = new Random(5);
    for (int length = 0; length < 1_000; length++) {
      byte[] junk = new byte[length];
      random.nextBytes(junk);
      assertThat(CommandDesk.open(junk)).isNull();
    }
    for (int end = 0; end < bytes.length; end++) {
      assertThat(CommandDesk.open(Arrays.copyOf(bytes, end))).isNull();
    }
  }
}
