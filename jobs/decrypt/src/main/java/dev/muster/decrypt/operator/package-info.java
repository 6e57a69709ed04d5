/** This stage as Flink runs it. */
package dev.muster.decrypt.operator;
