package dev.muster.pipeline;

import dev.muster.control.root.PinnedRoot;
import dev.muster.dispatch.CommandKeys;
import dev.muster.dispatch.operator.DispatchOperators;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * From committed decisions to commands.
 *
 * <pre>
 * intents ──► dispatch ─┬─► signed commands ────────► commands
 * registry ─────┘       ├─► standings ──────────────► registry
 *                       └─► what was not signed ────► quarantine
 * </pre>
 */
final class DispatchTopology {
  private final PinnedRoot root;
  private final SerializableSupplier<CommandKeys> keys;

  /**
   * @param keys opened by each task
   */
  DispatchTopology(PinnedRoot root, SerializableSupplier<CommandKeys> keys) {
    this.root = root;
    this.keys = keys;
  }

  /** Lays the whole flow between the source and the sinks. */
  void lay(DispatchOperators.Topics topics, DispatchSinks sinks) {
    var signed = DispatchOperators.dispatch(topics, root, keys, DispatchUids.DISPATCH);
    sinks.commands().accept(signed);
    sinks.standings().accept(signed.getSideOutput(DispatchOperators.STANDINGS));
    sinks.refused().accept(signed.getSideOutput(DispatchOperators.REFUSED));
  }
}
