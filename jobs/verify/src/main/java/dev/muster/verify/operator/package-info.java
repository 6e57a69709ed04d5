/** The Flink operators that hold the state of {@link dev.muster.verify} and apply its rules. */
package dev.muster.verify.operator;
