package dev.muster.message.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.MessageLimits;
import dev.muster.message.SampleMessages;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SignedObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionTest {
  private static final CoseSigner SIGNER =
      new ReproducibleSigner(SampleMessages.key(SignatureAlgorithm.ED25519));
  private static final OrderSource HALF_AN_HOUR =
      new OrderSource() {
        @Override
        public Duration duration(String key, Duration longest) {
          return Duration.ofMinutes(30);
        }

        @Override
        public String text(String key) {
          return "0".repeat(64);
        }
      };

  @Test
  void haveNamesThatDevicesKnow() {
    assertThat(ActionKind.values())
        .extracting(ActionKind::wireName)
        .containsExactly("reset", "reprovision", "dormant", "offline", "resume", "attest");
  }

  @ParameterizedTest
  @EnumSource
  void surviveTheirEncodingWithTheirParameters(ActionKind kind) throws Exception {
    Action action = kind.order(HALF_AN_HOUR).at(1_000_000);

    assertThat(action.kind()).isEqualTo(kind);
    assertThat(action.parameters())
        .extracting(given -> (Object) given.parameter())
        .isEqualTo(kind.parameters());
    assertThat(parsed(new CommandWriter(SIGNER).write(command(action))).action()).isEqualTo(action);
  }

  @ParameterizedTest
  @EnumSource
  void surviveAnIntentWithTheirParameters(ActionKind kind) {
    Action action = kind.order(HALF_AN_HOUR).at(1_000_000);
    Parameter.Values values = new Parameter.Values();
    action.parameters().forEach(given -> values.restore(given.parameter(), given.stored()));

    assertThat(kind.with(values)).isEqualTo(action);
  }

  @Test
  void haveLabelsThatAscendAboveThoseOfEveryCommandAndAreNotUsedTwice() {
    List<Long> labels =
        Arrays.stream(ActionKind.values())
            .flatMap(kind -> kind.parameters().stream())
            .map(parameter -> parameter.label())
            .toList();
    assertThat(labels).isSorted().doesNotHaveDuplicates().allMatch(label -> label > 5);
  }

  @Test
  void arePutAsleepForNoLessTimeThanTheRuleSays() {
    Order order = ActionKind.DORMANT.order(HALF_AN_HOUR);

    assertThat(order.lasting()).isEqualTo(Duration.ofMinutes(30));
    assertThat(order.at(10_000)).isEqualTo(new Dormant(1_810));
    assertThat(order.at(10_001)).isEqualTo(new Dormant(1_811));
    assertThat(new Reset().lasting()).isNull();
  }

  @Test
  void refuseAnEndThatNoMessageCarries() {
    for (long end : new long[] {Long.MIN_VALUE, -1, 0, MessageLimits.TIME_END, Long.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Dormant(end))
          .withMessage("the end of the action is out of bounds");
    }
  }

  @Test
  void areNotReadWithAnothersParameterOrWithoutTheirOwn() {
    refuses("reset", 6, body -> body.integer(6).integer(99), "unknown label 6 in a command");
    refuses("dormant", 5, body -> body, "a command lacks label 6");
    refuses(
        "dormant",
        6,
        body -> body.integer(7).integer(99),
        "label 7 stands in a command, where 6 belongs");
    refuses(
        "dormant",
        6,
        body -> body.integer(6).integer(MessageLimits.TIME_END),
        "the end of the action is out of bounds");
    refuses("explode", 5, body -> body, "an action that nobody knows");
  }

  private static void refuses(
      String action, int size, UnaryOperator<CborWriter> parameters, String why) {
    CborWriter body = new CborWriter(64).map(size).integer(1).text(action).integer(2).text("hot");
    body.integer(3).integer(30).integer(4).integer(4).integer(5).integer(50);
    byte[] payload = parameters.apply(body).toByteArray();
    byte[] header = new CommandWriter(SIGNER).protectedHeader(command(new Reset()));
    byte[] signed = SignedObject.sign(header, ExternalAad.command("f"), payload, SIGNER);
    assertThatThrownBy(() -> parsed(signed))
        .isInstanceOf(MalformedCborException.class)
        .hasMessage(why);
  }

  private static Command command(Action action) {
    return new Command(new byte[16], "f", "d", 10, 20, 30, 4, 50, action, "hot");
  }

  private static Command parsed(byte[] signed) throws MalformedCborException {
    return CommandParser.parse(CoseSign1.read(signed));
  }
}
