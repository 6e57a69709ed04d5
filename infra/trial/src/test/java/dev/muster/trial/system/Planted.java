package dev.muster.trial.system;

import dev.muster.message.cbor.CborWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A text and a number each that stand nowhere but in the sections that they are planted in. */
enum Planted {
  /** In sections of the class operational. */
  OPERATIONAL(61.80339887498948),
  /** In sections of the class location. */
  LOCATION(48.20817693451739),
  /** In sections of the class personal. */
  PERSONAL(36.937154280613),
  /** In the section of the class personal that detectors may look at. */
  WATCHED(7391.2504831957),
  /** In a message whose signature does not verify. */
  REFUSED(139.69171063248),
  /** In a message under a number that was used. */
  REPLAYED(151.20929655817),
  /** In a plaintext that is no SenML. */
  MALFORMED(103.85019871264),
  /** In a section of a class that the fleet does not know. */
  OF_NO_CLASS(174.76333624915),
  /** In a section for a key that the pipeline does not hold. */
  FOR_A_STRANGER(115.26439173852);

  private static final int NAME = 0;
  private static final int VALUE = 2;
  private static final int TEXT = 3;

  private final double number;

  Planted(double number) {
    this.number = number;
  }

  private String plantedText() {
    return "planted-" + name() + "-Xk29dQ";
  }

  /** Both as readings. */
  byte[] senml() {
    CborWriter out = new CborWriter().array(2);
    out.map(2).integer(NAME).text("note").integer(TEXT).text(plantedText());
    out.map(2).integer(NAME).text("level").integer(VALUE).float64(number);
    return out.toByteArray();
  }

  /** Both in a plaintext that is no SenML. */
  byte[] gibberish() {
    return new CborWriter().map(1).text(plantedText()).float64(number).toByteArray();
  }

  /** One number under the name that {@link #senml} gives to its own. */
  static byte[] number(double number) {
    CborWriter out = new CborWriter().array(1);
    return out.map(2).integer(NAME).text("level").integer(VALUE).float64(number).toByteArray();
  }

  /** Adds text and number as two secrets, each in every form that it may be written in. */
  void addTo(Needles needles) {
    needles.add(text(), plantedText().getBytes(StandardCharsets.UTF_8));
    needles.add(number(), Double.toString(number).getBytes(StandardCharsets.UTF_8));
    needles.add(number(), ByteBuffer.allocate(8).putDouble(number).array());
    needles.add(
        number(), ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array());
  }

  /** The name of the text as a secret. */
  String text() {
    return name() + " (text)";
  }

  /** The name of the number as a secret. */
  String number() {
    return name() + " (number)";
  }
}
