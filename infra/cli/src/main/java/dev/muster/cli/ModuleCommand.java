package dev.muster.cli;

/**
 * A command that a module beside this one brings: an instance is a service, annotated as a picocli
 * command.
 */
public interface ModuleCommand {
  /** The name of the command that it belongs under; empty for Muster itself. */
  default String under() {
    return "";
  }
}
