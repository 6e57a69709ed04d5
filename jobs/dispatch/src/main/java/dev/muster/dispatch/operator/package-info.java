/** The Flink operator that runs dispatch. */
package dev.muster.dispatch.operator;
