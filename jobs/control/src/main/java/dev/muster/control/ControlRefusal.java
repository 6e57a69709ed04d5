package dev.muster.control;

import java.util.Objects;

/** The first check that a control record failed. Never leaves this package. */
final class ControlRefusal extends Exception {
  private final ControlResult result;

  ControlRefusal(ControlResult result, String detail) {
    super(detail, null, false, false);
    this.result = result;
  }

  ControlResult result() {
    return result;
  }

  static void unless(boolean holds, ControlResult result, String detail) throws ControlRefusal {
    if (!holds) {
      throw new ControlRefusal(result, detail);
    }
  }

  /** Returns the defect. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
