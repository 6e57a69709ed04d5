package dev.muster.simulator.agent;

import dev.muster.message.Acknowledgement;
import dev.muster.message.MessageType;
import dev.muster.message.command.Command;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Distortion;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import java.util.Optional;

/** How a device does what a command says. It answers first: some actions end the connection. */
final class CommandExecution {
  private static final long AFTER_THE_END = 1_500;
  private static final Expectation ANSWER = new Expectation(FaultKind.ANSWER, "ACCEPTED");

  private CommandExecution() {}

  /** Answers that a command was not executed. */
  static void refuse(DeviceLife life, long at, Command command, CommandRefusal why) {
    answer(life, at, command, Acknowledgement.Outcome.REFUSED, Optional.of(why.label()));
  }

  /** Answers that a command is executed. */
  static void confirm(DeviceLife life, long at, Command command) {
    answer(life, at, command, Acknowledgement.Outcome.EXECUTED, Optional.empty());
  }

  /**
   * Does what a command says.
   *
   * @param until end of the action in milliseconds since the start of the script, if it has one
   */
  static void act(DeviceLife life, long at, Command command, long until) {
    Runnable deed =
        switch (command.action().kind()) {
          case RESET, REPROVISION ->
              () -> {
                life.reboot();
                life.sense(Distortion.Course.SOUND);
              };
          case DORMANT -> () -> life.quietUntil(until + AFTER_THE_END);
          case OFFLINE -> life::retire;
          case RESUME -> () -> {}; // It answers, so it works already.
          case ATTEST -> () -> life.send(at, life.write(at).as(MessageType.ATTESTATION), ANSWER);
        };
    deed.run();
  }

  private static void answer(
      DeviceLife life,
      long at,
      Command command,
      Acknowledgement.Outcome outcome,
      Optional<String> reason) {
    Draft draft = life.write(at);
    Acknowledgement acknowledgement =
        new Acknowledgement(command.id(), command.counter(), outcome, reason);
    life.send(at, draft.saying(draft.statement().answering(acknowledgement)), ANSWER);
  }
}
