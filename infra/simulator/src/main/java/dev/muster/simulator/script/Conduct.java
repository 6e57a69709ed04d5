package dev.muster.simulator.script;

/** What happens to the commands that a simulated device is sent. */
public enum Conduct {
  /** It does what it is told, and says so. */
  OBEDIENT,
  /** It does what it is told, and never says so. */
  SPEECHLESS,
  /** Its gateway keeps the command back until it has expired, then puts it on the topic again. */
  KEPT_BACK,
  /** Obedient, and somebody sends it the same command a second time. */
  REPLAYED_TO,
  /** Obedient, and somebody sends its command to another device. */
  OVERHEARD
}
