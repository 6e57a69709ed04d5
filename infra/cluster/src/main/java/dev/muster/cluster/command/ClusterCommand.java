package dev.muster.cluster.command;

import dev.muster.cli.ModuleCommand;
import picocli.CommandLine.Command;

/** Muster in processes of their own, on this machine. */
@Command(
    name = "cluster",
    description = {
      "Run Muster as in production, in processes of their own on this machine: three brokers with"
          + " TLS, SASL and access lists, an Iceberg REST catalog over S3, the pipeline and dispatch"
          + " each on a Flink cluster."
    },
    subcommands = {ClusterUpCommand.class, ClusterDownCommand.class, ClusterAdoptCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster cluster up --data muster-data/cluster",
      "  ./muster cluster down --data muster-data/cluster",
      "  ./muster cluster adopt --from fleet-data --data fleet-cluster"
    })
public final class ClusterCommand implements ModuleCommand {}
