package dev.muster.message.command;

/** Disconnect; the registry suspends the device. */
public record Offline() implements Action, Order {
  static final ActionForm FORM = ActionForm.plain("offline", Consequence.SUSPENDS, new Offline());

  @Override
  public ActionKind kind() {
    return ActionKind.OFFLINE;
  }

  @Override
  public Action at(long arrival) {
    return this;
  }
}
