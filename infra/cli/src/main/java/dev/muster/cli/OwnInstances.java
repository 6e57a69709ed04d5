package dev.muster.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes commands and their parts by their constructors; picocli's own way looks for Groovy in every
 * jar before.
 */
final class OwnInstances implements IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type.isInterface()) {
      return CommandLine.defaultFactory().create(type);
    }
    Constructor<K> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
