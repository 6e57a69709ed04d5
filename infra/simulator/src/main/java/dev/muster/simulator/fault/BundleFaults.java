package dev.muster.simulator.fault;

import dev.muster.control.bundle.TextDocument;
import dev.muster.simulator.script.BundleChange;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.Forgery;
import dev.muster.simulator.script.Hold;
import dev.muster.simulator.script.Step;
import java.util.List;
import java.util.Map;

/**
 * Policies and rules that must not come into force: any of these would open everything, or command
 * nothing any more.
 */
final class BundleFaults {
  private static final List<TextDocument> EVERYTHING =
      List.of(
          new TextDocument(
              "everything.yaml",
              "policies: [{name: everything, effect: permit, workload: pipeline,"
                  + " purpose: [store, detect], classes: [operational, location, personal]}]"));
  private static final List<TextDocument> NOTHING =
      List.of(new TextDocument("nothing.yaml", "rules: []"));
  private static final Expectation OLDER =
      new Expectation(FaultKind.CONTROL_OLDER, "OLDER_VERSION");

  /** The bundles that stand at the start of the script have version 1. */
  private static final long VERSION = 2;

  private static final long FIRST_ID = 1_000;
  private static final long STEP = 60;

  private BundleFaults() {}

  static void plan(Planner planner) {
    long id = FIRST_ID;
    long at = planner.endMillis() / 3;
    if (!planner.fits(at)) {
      return;
    }
    for (BundleChange.Kind kind : BundleChange.Kind.values()) {
      List<TextDocument> wanted = kind == BundleChange.Kind.POLICY ? EVERYTHING : NOTHING;
      for (Map.Entry<Forgery, Expectation> forged : ControlFaults.FORGERIES.entrySet()) {
        BundleChange change = new BundleChange(kind, VERSION, wanted, forged.getKey());
        planner.addControl(step(id++, at += STEP, change, forged.getValue()));
      }
      BundleChange older = new BundleChange(kind, VERSION - 1, wanted, Forgery.NONE);
      planner.addControl(step(id++, at += STEP, older, OLDER));
    }
  }

  private static Step step(long id, long due, BundleChange change, Expectation expectation) {
    return new Step(id, due, change, Hold.NONE, expectation, false);
  }
}
