package dev.muster.cluster;

import java.nio.file.Path;

final class Trial {
  public static void main(String[] args) throws Exception {
    try (Cluster cluster =
        Cluster.start(Path.of(args[0]), "muster", ClassPaths.ofTheBuild(), System.out::println)) {
      System.out.println("up");
      Thread.sleep(Long.parseLong(args[1]) * 1000);
      System.out.println(cluster.lastWords());
    }
  }
}
