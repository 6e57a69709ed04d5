package dev.muster.cli;

import picocli.CommandLine.Command;

/** The topics themselves. */
@Command(
    name = "topic",
    description = "The topic that devices send to.",
    footer = "  ./muster topic grow --partitions 8")
final class TopicCommand extends CommandGroup {
  TopicCommand() {
    super(TopicGrowCommand.class);
  }
}
