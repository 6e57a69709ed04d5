package dev.muster.bench.command;

/** What can be measured by itself. */
enum Benchmark {
  RAW,
  PASSTHROUGH,
  PIPELINE,
  FLOW,
  OVERHEAD,
  STAGES,
  LATENCY,
  MEMORY,
  IDLE,
  KILLS,
  CLUSTER,
  SLOTS,
  COMMANDS
}
