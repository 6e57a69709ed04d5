package dev.muster.decrypt.operator;

import dev.muster.decrypt.OpenedSection;
import dev.muster.verify.ForDecrypt;
import dev.muster.verify.VerifiedMessage;
import dev.muster.verify.operator.VerifiedMessageSerializer;
import dev.muster.verify.operator.WaitingRoom;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Leaves the state that messages left which waited for policies, when decrypt waited itself. */
final class EarlierDecrypt extends AbstractStreamOperator<OpenedSection>
    implements OneInputStreamOperator<ForDecrypt, OpenedSection>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1L;

  private transient WaitingRoom<VerifiedMessage> waiting;
  private transient InternalTimerService<VoidNamespace> timers;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    waiting =
        new WaitingRoom<>(
            context.getKeyedStateStore(),
            new VerifiedMessageSerializer(),
            verified -> verified.origin().arrival());
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("device", VoidNamespaceSerializer.INSTANCE, this);
  }

  @Override
  public void processElement(StreamRecord<ForDecrypt> element) throws Exception {
    VerifiedMessage verified = (VerifiedMessage) element.getValue();
    waiting.add(verified);
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, verified.origin().arrival());
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    throw new AssertionError("no time passes here");
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new AssertionError("no time passes here");
  }
}
