package dev.muster.message.command;

import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Something that a command says besides its action, in each form that it has. Compared by identity:
 * a constant of its action.
 *
 * @param <T> what its values are; immutable, or not to be changed
 */
public final class Parameter<T> {
  private static final long MILLIS = 1000;

  private final long label;
  private final String name;
  private final BiConsumer<CborWriter, T> writer;
  private final Reader<T> reader;
  private final Function<T, Object> stored;
  private final Function<Object, T> restored;

  /**
   * A parameter.
   *
   * @param label its label in the body of a command, above those that every command has
   * @param name its name in intents
   * @param writer writes a value after its label
   * @param reader reads it
   * @param stored the value in an intent: of a type that Avro's generated classes take
   * @param restored reads that
   */
  Parameter(
      long label,
      String name,
      BiConsumer<CborWriter, T> writer,
      Reader<T> reader,
      Function<T, Object> stored,
      Function<Object, T> restored) {
    this.label = label;
    this.name = name;
    this.writer = writer;
    this.reader = reader;
    this.stored = stored;
    this.restored = restored;
  }

  /** A time in whole seconds since 1970-01-01T00:00Z; in intents in milliseconds. */
  static Parameter<Long> time(long label, String name) {
    return new Parameter<>(
        label,
        name,
        CborWriter::integer,
        CborReader::readUnsigned,
        seconds -> Math.multiplyExact(seconds, MILLIS),
        millis -> seconds(name, (Long) millis));
  }

  private static long seconds(String name, long millis) {
    if (millis % MILLIS != 0) {
      throw new IllegalArgumentException(name + " is no whole second");
    }
    return millis / MILLIS;
  }

  /** Its label in the body of a command. */
  public long label() {
    return label;
  }

  /** Its name in intents. */
  public String name() {
    return name;
  }

  /** This with a value. */
  public Given<T> given(T value) {
    return new Given<>(this, value);
  }

  /** Reads the value that follows its label. */
  interface Reader<T> {
    T read(CborReader in) throws MalformedCborException;
  }

  /** A parameter with its value. */
  public record Given<T>(Parameter<T> parameter, T value) {

    /** The value as it stands in an intent. */
    public Object stored() {
      return parameter.stored.apply(value);
    }

    void write(CborWriter out) {
      parameter.writer.accept(out.integer(parameter.label), value);
    }
  }

  /** Values of parameters, as they are read. Not thread-safe. */
  public static final class Values {
    private final Map<Parameter<?>, Object> values = new HashMap<>();

    /** Takes a value as it stands in an intent. */
    public <T> void restore(Parameter<T> parameter, Object stored) {
      values.put(parameter, parameter.restored.apply(stored));
    }

    <T> void read(Parameter<T> parameter, CborReader in) throws MalformedCborException {
      values.put(parameter, parameter.reader.read(in));
    }

    @SuppressWarnings("unchecked") // A value is only ever put by its own parameter.
    <T> T get(Parameter<T> parameter) {
      return (T) Objects.requireNonNull(values.get(parameter));
    }
  }
}
