/** The policies and rules of the simulated fleet, and what follows from them. */
package dev.muster.simulator.governance;
