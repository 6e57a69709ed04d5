package dev.muster.simulator.agent;

import dev.muster.simulator.script.Script;

/** What the fleet takes notice of while it sends. Called on the sending thread only. */
@FunctionalInterface
public interface ScriptObserver {
  /**
   * Looks once; must not wait.
   *
   * @param script what is being sent, to be interrupted where something was noticed
   * @param scriptMillis how far it was sent
   */
  void look(Script script, long scriptMillis);
}
