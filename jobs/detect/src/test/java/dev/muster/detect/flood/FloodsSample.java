package dev.muster.detect.flood;

import dev.muster.verify.Forgeries;

/** Floods of which one waits for the end of its second and others last. */
public final class FloodsSample {
  private FloodsSample() {}

  /** Makes them. */
  public static Floods floods() {
    Floods floods = new Floods();
    floods.add(new Forgeries(3, null, 7, 20, 17, 90));
    floods.add(new Forgeries(3, "gate-1", 7, 2_600, 18, 2_700));
    floods.add(new Forgeries(3, "gate-1", 8, 1, 2_800, 2_800));
    floods.lasting.put(Floods.NO_GATEWAY, new Flood(1, 2, 3, 4, 5));
    floods.lasting.put("gate-1", new Flood(2, 4, 6, 8, 10));
    return floods;
  }
}
