package dev.muster.control;

import dev.muster.schemas.AvroBounds;
import dev.muster.schemas.MalformedEnvelopeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's single-object encoding of one schema, read strictly: bytes after the record are refused.
 * Safe for use by many threads.
 *
 * <p>A schema grows only at its end, by fields that may be null. A record is written in the oldest
 * form that holds what it says, so that readers of an older release are locked out of nothing that
 * they could understand; every form is read.
 */
public final class AvroContent<R extends SpecificRecord> {
  private final List<AvroForm<R>> oldestFirst = new ArrayList<>();
  private final BinaryMessageDecoder<R> decoder;

  /**
   * The encoding of this record's schema.
   *
   * @param added the fields that the schema has gained since its first release, in their order
   */
  public AvroContent(R example, String... added) {
    SpecificData model = SpecificData.getForSchema(example.getSchema());
    for (String field : added) {
      oldestFirst.add(AvroForm.before(field, model, example.getSchema()));
    }
    oldestFirst.add(new AvroForm<>(model, example.getSchema()));
    this.decoder = new BinaryMessageDecoder<>(model, example.getSchema());
    oldestFirst.forEach(form -> decoder.addSchema(form.schema()));
  }

  /** Writes a record. */
  public byte[] write(R content) {
    for (AvroForm<R> form : oldestFirst) {
      if (form.holds(content)) {
        return form.write(content);
      }
    }
    throw new IllegalStateException("the newest form holds everything");
  }

  /**
   * Reads a record back, whoever made it: what a length or a count declares is held against the
   * bytes that there are before Avro allocates by it.
   *
   * @throws MalformedContentException if the bytes are of another schema, declare more than they
   *     hold, or are written in another way than the shortest
   */
  public R read(byte[] bytes) throws MalformedContentException {
    R content;
    try {
      for (AvroForm<R> form : oldestFirst) {
        if (form.announces(bytes)) {
          AvroBounds.require(form.schema(), bytes);
        }
      }
      content = decoder.decode(bytes);
    } catch (MalformedEnvelopeException | IOException | RuntimeException e) {
      throw new MalformedContentException("the content does not fit the schema of its kind", e);
    }
    if (oldestFirst.stream().noneMatch(form -> form.isWriting(content, bytes))) {
      throw new MalformedContentException("the content is not written in the shortest form");
    }
    return content;
  }

  /** Says whether bytes, whoever made them, begin like a record of this schema. */
  public boolean announces(byte[] bytes) {
    return oldestFirst.stream().anyMatch(form -> form.announces(bytes));
  }
}
