package dev.muster.local.command;

/**
 * A command that a module beside this one brings: an instance is a service, annotated as a picocli
 * command.
 */
public interface ModuleCommand {}
