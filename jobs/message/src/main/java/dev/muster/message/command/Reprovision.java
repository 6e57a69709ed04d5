package dev.muster.message.command;

/** Fetch keys and settings anew. */
public record Reprovision() implements Action, Order {
  static final ActionForm FORM =
      ActionForm.plain("reprovision", Consequence.NONE, new Reprovision());

  @Override
  public ActionKind kind() {
    return ActionKind.REPROVISION;
  }

  @Override
  public Action at(long arrival) {
    return this;
  }
}
