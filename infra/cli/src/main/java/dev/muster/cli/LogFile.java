package dev.muster.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.simple.SimpleLoggerContextFactory;
import org.jspecify.annotations.Nullable;

/** Where this process logs. Until it is said, it logs nowhere. */
public final class LogFile {
  private static final String DIRECTORY = "muster.logs";
  private static final String SETTINGS = "log4j2.configurationFile";
  private static final String FACTORY = "log4j2.loggerContextFactory";
  private static final String LEVEL = "org.apache.logging.log4j.simplelog.level";

  private static @Nullable Path now;
  private static boolean never;

  private LogFile() {}

  /**
   * This process logs nowhere, whatever is said later: what it has to say it tells whoever waits
   * for it, and to set logs up takes a third of a second. To be called before anybody asks for a
   * logger; without effect where somebody gave settings of logs.
   */
  static synchronized void never() {
    if (System.getProperty(SETTINGS) == null && System.getProperty(FACTORY) == null) {
      System.setProperty(FACTORY, SimpleLoggerContextFactory.class.getName());
      System.setProperty(LEVEL, "OFF");
      never = true;
    }
  }

  /**
   * From now on logs go to {@code muster.log} in a directory, also where a logger was asked for
   * before. The file appears with its first line.
   */
  public static synchronized void in(Path directory) {
    if (never || directory.equals(now)) {
      return;
    }
    now = directory;
    System.setProperty(DIRECTORY, directory.toString());
    if (System.getProperty(SETTINGS) == null) {
      use(settings());
    }
  }

  /**
   * Where nobody asked for a logger yet, what logs nowhere is never set up; nor is any form of
   * settings made ready but this one.
   */
  private static void use(URI settings) {
    Configuration configuration =
        new PropertiesConfigurationFactory()
            .getConfiguration(null, ConfigurationSource.fromUri(settings));
    if (Configurator.initialize(configuration).getConfiguration() != configuration) {
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
