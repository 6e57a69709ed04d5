package dev.muster.trial.system;

import org.apache.flink.streaming.api.operators.BackendRestorerProcedure;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/**
 * Halts the process, as by kill -9, while operators read their state from a checkpoint, if {@link
 * HaltingCatalog#TRAP} is {@value #NAME}.
 *
 * <p>Flink has no hook there but says in its log whose state it restores. The trap springs at the
 * third, so that some operators have theirs and others don't. Should Flink say so otherwise, the
 * trap never springs, and the test that waits for it fails.
 */
final class RestoreTrap extends AbstractAppender {
  static final String NAME = "while-restoring";

  private static final int SPRINGS_AT = 3;

  private int restored;

  private RestoreTrap() {
    super(NAME, null, null, true, Property.EMPTY_ARRAY);
  }

  /** Sets the trap. To be called before any job starts. */
  static void set() {
    if (NAME.equals(System.getProperty(HaltingCatalog.TRAP))) {
      String restorer = BackendRestorerProcedure.class.getName();
      Configurator.setLevel(restorer, Level.DEBUG);
      RestoreTrap trap = new RestoreTrap();
      trap.start();
      ((Logger) LogManager.getLogger(restorer)).addAppender(trap);
    }
  }

  @Override
  public synchronized void append(LogEvent event) {
    boolean restoring = event.getMessage().getFormattedMessage().contains("restoring with state");
    if (restoring && ++restored == SPRINGS_AT) {
      Runtime.getRuntime().halt(HaltingCatalog.STATUS);
    }
  }
}
