/** Recordings that people have, streamed through the detectors of the pipeline. */
package dev.muster.admin.backtest;
