package dev.muster.arrival;

import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.util.List;

/** The forms of time by arrival. */
public final class ArrivalForms implements Forms {

  @Override
  public List<Form<?>> all() {
    return List.of(new TickForm(), new TickLogForm());
  }
}
