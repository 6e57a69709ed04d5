package dev.muster.detect.operator;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.silence.Company;
import dev.muster.detect.silence.CompanyJudge;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.SilenceSettings;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the one cause of several silences, by group. Changes wait until the watermark has passed
 * them. State: one {@link Company} per group, a timer for each change that waits and for the next
 * silence that is held back.
 */
final class CompanyFunction extends KeyedProcessFunction<String, Presence, Finding> {
  private static final long serialVersionUID = 1L;

  private final SilenceSettings settings;
  private transient ValueState<Company> companies;
  private transient Collector<Finding> findings;
  private transient CompanyJudge judge;

  CompanyFunction(SilenceSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    companies =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("company", new CompanySerializer()));
    judge = new CompanyJudge(settings, finding -> findings.collect(finding));
  }

  @Override
  public void processElement(Presence presence, Context context, Collector<Finding> out)
      throws Exception {
    Company company = Objects.requireNonNullElseGet(companies.value(), Company::new);
    company.await(presence);
    companies.update(company);
    context.timerService().registerEventTimeTimer(presence.at());
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Finding> out) throws Exception {
    Company company = companies.value();
    if (company == null || context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    findings = out;
    long next = judge.advance(company, time);
    if (company.isOver()) {
      companies.clear();
      return;
    }
    companies.update(company);
    if (next != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(next);
    }
  }
}
