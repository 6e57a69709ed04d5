package dev.muster.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/** Where this process logs. Until it is said, it logs nowhere. */
public final class LogFile {
  private static final String DIRECTORY = "muster.logs";

  private LogFile() {}

  /**
   * From now on logs go to {@code muster.log} in a directory, also where a logger was asked for
   * before. The file appears with its first line.
   */
  public static void in(Path directory) {
    System.setProperty(DIRECTORY, directory.toString());
    if (System.getProperty("log4j2.configurationFile") == null) {
      configure(settings());
    }
  }

  /** Where nobody asked for a logger yet, what logs nowhere is never set up. */
  private static void configure(URI settings) {
    LoggerContext context = Configurator.initialize(LogFile.class.getSimpleName(), null, settings);
    if (!settings.equals(context.getConfiguration().getConfigurationSource().getURI())) {
      Configurator.reconfigure(settings);
    }
  }

  private static URI settings() {
    try {
      return LogFile.class.getResource("/muster-log.properties").toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a resource has an address", e);
    }
  }
}
