/** The jobs that are measured side by side. */
package dev.muster.bench.job;
