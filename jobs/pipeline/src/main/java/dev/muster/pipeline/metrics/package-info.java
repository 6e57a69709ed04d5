/** Where Prometheus reads the metrics of a pipeline that runs in this process. */
package dev.muster.pipeline.metrics;
