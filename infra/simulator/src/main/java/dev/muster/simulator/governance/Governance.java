package dev.muster.simulator.governance;

import dev.muster.control.bundle.TextDocument;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.roster.Cohort;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.truth.SectionTruth;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The policies and rules that stand beside this class, and what they come to: said again in Java,
 * so that the pipeline's reading of them is held against another one.
 */
public final class Governance {
  /** Commands that a thermostat may get in an hour. */
  public static final int THERMOSTAT_BUDGET = 4;

  /** The first firmware whose positions may be kept is a 2. */
  private static final String OLD_FIRMWARE = "1.";

  private Governance() {}

  /** The policies. */
  public static List<TextDocument> policies() {
    return List.of(document("policies.yaml"));
  }

  /**
   * The rules.
   *
   * @param readings nobody is commanded about them where it is not known what is normal
   */
  public static List<TextDocument> rules(ReadingSource readings) {
    return readings.isSynthetic()
        ? List.of(document("rules.yaml"), document("reading-rules.yaml"))
        : List.of(document("rules.yaml"));
  }

  /** What the policies let the pipeline open. */
  public static SectionTruth.Permission permission() {
    return Governance::opens;
  }

  private static boolean opens(SimulatedDevice device, String dataClass, String purpose) {
    return switch (dataClass) {
      case "operational" -> true;
      case "location" -> purpose.equals("store") && !device.firmware().startsWith(OLD_FIRMWARE);
      case "personal" -> purpose.equals("detect") && device.cohort() == Cohort.WEARABLE;
      default -> false;
    };
  }

  private static TextDocument document(String name) {
    try (InputStream text = Governance.class.getResourceAsStream(name)) {
      return new TextDocument(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The program lacks its own " + name, e);
    }
  }
}
