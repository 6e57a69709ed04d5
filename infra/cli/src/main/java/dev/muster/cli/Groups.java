package dev.muster.cli;

import picocli.CommandLine.Command;

/** The commands that hold others and have no part in what those do. */
final class Groups {
  private Groups() {}

  /** The registry: who may send. */
  @Command(
      name = "device",
      description = "The registry: which devices there are, and how they stand.",
      footer = "  ./muster device list")
  static final class Device extends CommandGroup {
    Device() {
      super(
          DeviceAddCommand.class,
          DeviceListCommand.class,
          DeviceShowCommand.class,
          DeviceStatusCommand.Suspend.class,
          DeviceStatusCommand.Resume.class,
          DeviceStatusCommand.Remove.class);
    }
  }

  /** Commands to devices. */
  @Command(
      name = "command",
      description = "Look at the commands to devices, and send again what was lost.",
      footer = "  ./muster command list --state issued")
  static final class Commands extends CommandGroup {
    Commands() {
      super(CommandListCommand.class, CommandShowCommand.class, CommandReissueCommand.class);
    }
  }

  /** Which keys are believed. */
  @Command(
      name = "trust",
      description = "Which keys are no longer believed.",
      footer = "  ./muster trust revoke pump-7")
  static final class Trust extends CommandGroup {
    Trust() {
      super(TrustRevokeCommand.class);
    }
  }

  /** The topics themselves. */
  @Command(
      name = "topic",
      description = "The topic that devices send to.",
      footer = "  ./muster topic grow --partitions 8")
  static final class Topic extends CommandGroup {
    Topic() {
      super(TopicGrowCommand.class);
    }
  }

  /**
   * Compares topics with the audit tables, sends again what an outage took, and keeps them quick.
   */
  @Command(
      name = "audit",
      description = {
        "Check that topics and audit tables agree, mend what an outage took, and keep the tables quick."
      },
      footer = "  ./muster audit reconcile")
  static final class Audit extends CommandGroup {
    Audit() {
      super(ReconcileCommand.class, RequarantineCommand.class, MaintainCommand.class);
    }
  }
}
