package dev.muster.control.operator;

import dev.muster.control.Authentication;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlOutcome.Origin;
import dev.muster.control.Precedence;
import dev.muster.control.root.PinnedRoot;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.crypto.CryptoProvider;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges control records by themselves, before any keying: what is not authentic never reaches
 * keyed state, and what has no readable subject still gets its outcome.
 *
 * <p>Output: authentic records. Side output {@link ControlOperators#OUTCOMES}: one outcome for
 * every other record but ticks, which have done their work by moving the watermark and leave by
 * {@link ControlOperators#TICKS}. Called on the task thread only. Keeps no state.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
public final class ControlScreen extends ProcessFunction<ArrivedRecord, AuthenticControl> {
  private final ControlStage<?> stage;
  private final PinnedRoot root;
  private final int partitions;
  private transient ControlAuthenticator<?> authenticator;

  ControlScreen(ControlStage<?> stage, PinnedRoot root, int partitions) {
    this.stage = stage;
    this.root = root;
    this.partitions = partitions;
  }

  @Override
  public void open(OpenContext context) {
    authenticator =
        new ControlAuthenticator<>(root.document(), stage.contents(), CryptoProvider.fastest());
  }

  @Override
  public void processElement(
      ArrivedRecord record, Context context, Collector<AuthenticControl> out) {
    if (record.isOfTheWay()) {
      context.output(ControlOperators.TICKS, record.withoutBytes());
    }
    if (record.tick()) {
      return;
    }
    authenticator
        .authenticate(record, partitions)
        .fold(
            authentic -> {
              out.collect(candidate(record, authentic));
              return null;
            },
            refused -> {
              context.output(ControlOperators.OUTCOMES, outcome(record, refused));
              return null;
            });
  }

  private static AuthenticControl candidate(
      ArrivedRecord record, Authentication.Authentic<?> authentic) {
    Precedence precedence = Precedence.of(authentic);
    return new AuthenticControl(
        record.topic(),
        record.partition(),
        record.offset(),
        record.arrival(),
        authentic.subject(),
        authentic.version(),
        authentic.kid(),
        precedence.basis(),
        precedence.basisSha256(),
        authentic.bytes());
  }

  private ControlOutcome outcome(ArrivedRecord record, Authentication.Refused<?> refused) {
    return new ControlOutcome(
        stage.contents().kind(),
        refused.result(),
        refused.detail(),
        new Origin(record.topic(), record.partition(), record.offset(), record.arrival()),
        refused.subject(),
        refused.version(),
        ControlOutcome.UNKNOWN,
        refused.kid(),
        null);
  }
}
