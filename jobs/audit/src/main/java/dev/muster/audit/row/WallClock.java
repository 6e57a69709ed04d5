package dev.muster.audit.row;

import java.io.Serializable;

/** The time of the machine, for what is noticed about a run and never for what is decided. */
@FunctionalInterface
public interface WallClock extends Serializable {

  /** Milliseconds since 1970. */
  long millis();

  /** The clock of the machine. */
  static WallClock system() {
    return System::currentTimeMillis;
  }
}
