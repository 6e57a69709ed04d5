package dev.muster.message.command;

/** Work again; the registry makes the device active, unless a person suspended it. */
public record Resume() implements Action, Order {
  static final ActionForm FORM = ActionForm.plain("resume", Consequence.RESUMES, new Resume());

  @Override
  public ActionKind kind() {
    return ActionKind.RESUME;
  }

  @Override
  public Action at(long arrival) {
    return this;
  }
}
