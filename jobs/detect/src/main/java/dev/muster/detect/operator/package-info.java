/** The Flink operators that hold the state of the detectors and feed them in order. */
package dev.muster.detect.operator;
