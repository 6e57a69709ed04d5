package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AdminAccessTest {

  @Test
  void tellsABrokerThatIsTooSlowFromOneThatIsNotThere() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      KafkaAccess there = KafkaAccess.plain("127.0.0.1:1, 127.0.0.1:" + deaf.getLocalPort());

      assertThat(AdminAccess.unanswered(there, new TimeoutException()))
          .hasMessageContaining("takes connections, but didn't answer within 10 seconds")
          .hasMessageNotContaining("No Kafka broker");
    }
    assertThat(AdminAccess.unanswered(KafkaAccess.plain("127.0.0.1:1,x:y"), new TimeoutException()))
        .hasMessageStartingWith("No Kafka broker answers at 127.0.0.1:1,x:y: start it");
  }
}
