package dev.muster.bench.command;

/** What can be measured by itself. */
enum Part {
  RAW,
  PASSTHROUGH,
  PIPELINE,
  OVERHEAD,
  STAGES,
  LATENCY,
  MEMORY,
  KILLS
}
