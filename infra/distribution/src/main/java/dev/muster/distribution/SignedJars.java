package dev.muster.distribution;

import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What is in jars that were signed. */
final class SignedJars {
  private static final String CLASS = ".class";

  private SignedJars() {}

  /** The names of their classes, as the virtual machine writes them. */
  static Set<String> classes(String classPath) throws IOException {
    Set<String> classes = new HashSet<>();
    for (String path : classPath.split(File.pathSeparator, -1)) {
      if (path.endsWith(".jar")) {
        try (JarFile jar = new JarFile(path, false)) {
          List<String> entries = jar.stream().map(ZipEntry::getName).toList();
          if (entries.stream().anyMatch(SignedJars::signature)) {
            entries.stream()
                .filter(entry -> entry.endsWith(CLASS))
                .map(entry -> entry.substring(0, entry.length() - CLASS.length()))
                .forEach(classes::add);
          }
        }
      }
    }
    return classes;
  }

  private static boolean signature(String entry) {
    return entry.startsWith("META-INF/") && entry.endsWith(".SF");
  }
}
