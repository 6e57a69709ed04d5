package dev.muster.message.command;

import java.time.Duration;

/**
 * Where a rule gives parameters of its action. What can't be read is noted, and a stand-in given.
 */
public interface OrderSource {

  /** The time that is required under a key, at most so long. */
  Duration duration(String key, Duration longest);

  /** The text that is required under a key; empty where there is none. */
  String text(String key);
}
