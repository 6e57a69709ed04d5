package dev.muster.message.command;

/** Start again. */
public record Reset() implements Action, Order {
  static final ActionForm FORM = ActionForm.plain("reset", Consequence.NONE, new Reset());

  @Override
  public ActionKind kind() {
    return ActionKind.RESET;
  }

  @Override
  public Action at(long arrival) {
    return this;
  }
}
