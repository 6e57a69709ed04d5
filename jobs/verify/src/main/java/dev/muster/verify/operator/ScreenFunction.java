package dev.muster.verify.operator;

import dev.muster.arrival.Tick;
import dev.muster.arrival.operator.EnumCounters;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.screen.Screen;
import dev.muster.verify.screen.ScreenOutput;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts every record through the {@link Screen}. Stateless; each record leaves by exactly one of
 * main output, {@link VerifyStreams#TICKS} and {@link VerifyStreams#SCREENED}, in the last case
 * with its bytes on {@link VerifyStreams#REFUSED}.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class ScreenFunction extends ProcessFunction<ArrivedRecord, Candidate> {
  private final VerifySettings settings;
  private transient Screen screen;
  private transient EnumCounters<VerdictReason> counters;

  ScreenFunction(VerifySettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    screen = new Screen(settings, CryptoProvider.fastest().sha256());
    counters =
        new EnumCounters<>(
            getRuntimeContext().getMetricGroup(),
            "verdicts",
            "reason",
            VerdictReason.class,
            VerdictReason::wireName);
  }

  @Override
  public void processElement(ArrivedRecord record, Context context, Collector<Candidate> out) {
    if (record.isOfTheWay()) {
      context.output(VerifyStreams.HEARD, record.withoutBytes());
    }
    screen.screen(record, new Outputs(context, out));
  }

  private final class Outputs implements ScreenOutput {
    private final Context context;
    private final Collector<Candidate> out;

    Outputs(Context context, Collector<Candidate> out) {
      this.context = context;
      this.out = out;
    }

    @Override
    public void ticked(Tick tick) {
      counters.count(VerdictReason.TICK);
      context.output(VerifyStreams.TICKS, tick);
    }

    @Override
    public void refused(Verdict verdict, RefusedRecord record) {
      counters.count(verdict.reason());
      context.output(VerifyStreams.SCREENED, verdict);
      context.output(VerifyStreams.REFUSED, record);
    }

    @Override
    public void passed(Candidate candidate) {
      out.collect(candidate);
    }
  }
}
