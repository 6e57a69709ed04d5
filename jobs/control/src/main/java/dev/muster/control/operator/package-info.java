/** Flink operators of control. */
package dev.muster.control.operator;
