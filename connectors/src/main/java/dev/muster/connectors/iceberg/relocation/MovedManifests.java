package dev.muster.connectors.iceberg.relocation;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Writes manifests and lists of them again, with other paths and all else as it was: as Avro files,
 * whatever version of the format their fields are of.
 */
record MovedManifests(Directories directories) {
  private static final String MANIFEST = "manifest_path";
  private static final String LENGTH = "manifest_length";
  private static final String FILE = "data_file";
  private static final String PATH = "file_path";

  /** Tells how long a manifest is by now. */
  interface Lengths {
    long of(String manifest);
  }

  /** Writes a manifest; returns its length, which is another than it was. */
  long manifest(InputFile from, OutputFile to) throws IOException {
    return rewrite(
        from,
        to,
        entry -> {
          GenericRecord file = (GenericRecord) entry.get(FILE);
          file.put(PATH, directories.moved(file.get(PATH).toString()));
        });
  }

  /** Writes the list of a snapshot's manifests. */
  void list(InputFile from, OutputFile to, Lengths lengths) throws IOException {
    rewrite(
        from,
        to,
        manifest -> {
          String before = manifest.get(MANIFEST).toString();
          manifest.put(MANIFEST, directories.moved(before));
          manifest.put(LENGTH, lengths.of(before));
        });
  }

  private static long rewrite(InputFile from, OutputFile to, Consumer<GenericRecord> change)
      throws IOException {
    try (DataFileStream<GenericRecord> in =
            new DataFileStream<>(from.newStream(), new GenericDatumReader<>());
        DataFileWriter<GenericRecord> out = new DataFileWriter<>(new GenericDatumWriter<>())) {
      for (String key : in.getMetaKeys()) {
        if (!DataFileWriter.isReservedMeta(key)) {
          out.setMeta(key, in.getMeta(key));
        }
      }
      String codec = in.getMetaString(DataFileConstants.CODEC);
      out.setCodec(CodecFactory.fromString(codec == null ? DataFileConstants.NULL_CODEC : codec));
      out.create(in.getSchema(), to.createOrOverwrite());
      while (in.hasNext()) {
        GenericRecord entry = in.next();
        change.accept(entry);
        out.append(entry);
      }
    }
    return to.toInputFile().getLength();
  }
}
