/** A simulated fleet: deterministic for a seed, with faults and attacks whose outcome is known. */
package dev.muster.simulator;
