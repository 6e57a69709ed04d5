package dev.muster.connectors.iceberg;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local files without two of its habits: it runs {@code chmod}, a process, for each file
 * that it makes, and lays a file of checksums beside it. Who may read a file is what the umask of
 * this process says; Parquet, Avro and the catalog have checksums or lengths of their own.
 */
public final class UmaskedLocalFiles extends RawLocalFileSystem {
  /** What Hadoop is told, so that it uses this for {@code file:}. */
  static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.setClass(
        "fs.file.impl", UmaskedLocalFiles.class, org.apache.hadoop.fs.FileSystem.class);
    return configuration;
  }

  /** Leaves it to the umask. */
  @Override
  public void setPermission(Path path, FsPermission permission) {}
}
