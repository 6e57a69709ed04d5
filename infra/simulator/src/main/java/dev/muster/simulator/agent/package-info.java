/** Simulated devices at the receiving end: they verify commands, act on them and answer. */
package dev.muster.simulator.agent;
