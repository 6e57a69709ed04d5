package dev.muster.message.command;

/** Prove the software that runs. */
public record Attest() implements Action, Order {
  static final ActionForm FORM =
      ActionForm.plain("attest", Consequence.NONE, new Attest()).everyEpoch();

  @Override
  public ActionKind kind() {
    return ActionKind.ATTEST;
  }

  @Override
  public Action at(long arrival) {
    return this;
  }
}
