package dev.muster.connectors.iceberg;

import java.net.URI;
import java.util.Map;
import org.apache.iceberg.Files;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * Files that are read as they are on this machine. A location elsewhere, which a table of a local
 * catalog may name, is Hadoop's, as it is when the table is written. Used by one thread.
 */
public final class ReadFiles implements FileIO {
  private transient @Nullable HadoopFileIO elsewhere;

  /** Made by Iceberg, by its name. */
  public ReadFiles() {}

  @Override
  public InputFile newInputFile(String location) {
    if (location.startsWith("/")) {
      return Files.localInput(location);
    }
    if (location.startsWith("file:")) {
      return Files.localInput(URI.create(location).getPath());
    }
    if (elsewhere == null) {
      elsewhere = new HadoopFileIO(UmaskedLocalFiles.configuration());
      elsewhere.initialize(Map.of());
    }
    return elsewhere.newInputFile(location);
  }

  /** Refused: nothing is written here. */
  @Override
  public OutputFile newOutputFile(String location) {
    throw new UnsupportedOperationException("only reads");
  }

  /** Refused: nothing is deleted here. */
  @Override
  public void deleteFile(String location) {
    throw new UnsupportedOperationException("only reads");
  }
}
