/** The way from the simulated fleet to its topics. */
package dev.muster.simulator.wire;
