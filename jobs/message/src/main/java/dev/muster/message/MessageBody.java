package dev.muster.message;

import dev.muster.message.cbor.CborMapKeys;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.section.SealedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The payload of a device message. Sections stay sealed.
 *
 * @param sections sealed sections, each of another data class
 * @param acknowledgement present exactly when the type is an acknowledgement
 */
public record MessageBody(
    MessageType type, List<SealedSection> sections, Optional<Acknowledgement> acknowledgement) {
  private static final long TYPE = 1;
  private static final long SECTIONS = 2;
  private static final long ACKNOWLEDGEMENT = 3;

  /** What the verification of a message needs to know of its payload. */
  record Shape(MessageType type, int sectionCount) {}

  /** A body with sections, or none. */
  public static MessageBody of(MessageType type, List<SealedSection> sections) {
    return new MessageBody(type, List.copyOf(sections), Optional.empty());
  }

  /** The body of a heartbeat. */
  public static MessageBody heartbeat() {
    return of(MessageType.HEARTBEAT, List.of());
  }

  /** The body of an acknowledgement without sections. */
  public static MessageBody of(Acknowledgement acknowledgement) {
    return new MessageBody(MessageType.ACKNOWLEDGEMENT, List.of(), Optional.of(acknowledgement));
  }

  /**
   * Reads the payload of a message.
   *
   * @throws MalformedCborException if it is none
   */
  public static MessageBody read(DeviceMessage message) throws MalformedCborException {
    return read(message.signed().payloadReader());
  }

  /** Checks everything that {@link #read} checks. */
  static Shape check(CborReader in) throws MalformedCborException {
    MessageBody body = read(in);
    return new Shape(body.type, body.sections.size());
  }

  /** Its bytes. */
  public byte[] encode() {
    CborWriter out = new CborWriter(512);
    out.map(1 + (sections.isEmpty() ? 0 : 1) + (acknowledgement.isPresent() ? 1 : 0));
    out.integer(TYPE).integer(type.code());
    if (!sections.isEmpty()) {
      out.integer(SECTIONS).array(sections.size());
      sections.forEach(section -> section.write(out));
    }
    acknowledgement.ifPresent(present -> present.write(out.integer(ACKNOWLEDGEMENT)));
    return out.toByteArray();
  }

  private static MessageBody read(CborReader in) throws MalformedCborException {
    CborMapKeys keys = new CborMapKeys(in);
    if (!keys.hasNext() || keys.next() != TYPE) {
      throw new MalformedCborException("a payload that does not begin with its type");
    }
    MessageType type =
        MessageType.fromCode(in.readUnsigned())
            .orElseThrow(() -> new MalformedCborException("an unknown message type"));
    List<SealedSection> sections = List.of();
    Optional<Acknowledgement> acknowledgement = Optional.empty();
    while (keys.hasNext()) {
      long label = keys.next();
      if (label == SECTIONS) {
        sections = readSections(in);
      } else if (label == ACKNOWLEDGEMENT) {
        acknowledgement = Optional.of(Acknowledgement.read(in));
      } else {
        throw new MalformedCborException("an unknown label in the payload");
      }
    }
    in.requireEnd();
    MessageBody body = new MessageBody(type, sections, acknowledgement);
    body.requireFitting();
    return body;
  }

  private static List<SealedSection> readSections(CborReader in) throws MalformedCborException {
    int count = in.readArrayHead();
    if (count == 0 || count > MessageLimits.MAX_SECTIONS) {
      throw new MalformedCborException("no sections, or more than 16");
    }
    List<SealedSection> sections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      SealedSection section = SealedSection.read(in);
      for (SealedSection earlier : sections) {
        if (earlier.dataClass().equals(section.dataClass())) {
          throw new MalformedCborException("two sections of one data class");
        }
      }
      sections.add(section);
    }
    return sections;
  }

  private void requireFitting() throws MalformedCborException {
    boolean fits =
        switch (type) {
          case TELEMETRY -> !sections.isEmpty() && acknowledgement.isEmpty();
          case ACKNOWLEDGEMENT -> acknowledgement.isPresent();
          case ATTESTATION -> acknowledgement.isEmpty();
          case HEARTBEAT -> sections.isEmpty() && acknowledgement.isEmpty();
        };
    if (!fits) {
      throw new MalformedCborException("a payload that does not fit its type");
    }
  }
}
