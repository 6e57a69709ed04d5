package dev.muster.message.command;

import dev.muster.message.command.Parameter.Values;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What all need to know of one action.
 *
 * @param consequence what goes with it in the registry
 * @param inEveryEpoch whether a device does it in whatever epoch it is
 * @param parameters its parameters, in the order of their labels
 * @param reader the action with values for all of them
 * @param ruleKeys keys of a rule that give parameters, each with why others can't have it
 * @param order the action as a rule asks for it
 */
record ActionForm(
    String wireName,
    Consequence consequence,
    boolean inEveryEpoch,
    List<Parameter<?>> parameters,
    Function<Values, Action> reader,
    Map<String, String> ruleKeys,
    Function<OrderSource, Order> order) {

  /** An action that says nothing besides. */
  static <T extends Record & Action & Order> ActionForm plain(
      String wireName, Consequence consequence, T action) {
    return new ActionForm(
        wireName, consequence, false, List.of(), given -> action, Map.of(), rule -> action);
  }

  /** The same, done in whatever epoch the device is. */
  ActionForm everyEpoch() {
    return new ActionForm(wireName, consequence, true, parameters, reader, ruleKeys, order);
  }
}
