package dev.muster.message.cose;

import dev.muster.message.cbor.CborWriter;

/**
 * Externally supplied data of the signatures: kind, version and fleet, so that bytes signed for one
 * purpose or fleet never verify for another.
 */
public final class ExternalAad {
  private static final int VERSION = 1;

  private ExternalAad() {}

  /** Of a device's message. */
  public static byte[] message(String fleet) {
    return new CborWriter()
        .array(3)
        .text("muster-message")
        .integer(VERSION)
        .text(fleet)
        .toByteArray();
  }

  /** Of a command to a device. */
  public static byte[] command(String fleet) {
    return new CborWriter()
        .array(3)
        .text("muster-command")
        .integer(VERSION)
        .text(fleet)
        .toByteArray();
  }

  /** Of a control record of a kind, such as registry or trust. */
  public static byte[] control(String kind, String fleet) {
    return new CborWriter()
        .array(4)
        .text("muster-control")
        .integer(VERSION)
        .text(kind)
        .text(fleet)
        .toByteArray();
  }
}
