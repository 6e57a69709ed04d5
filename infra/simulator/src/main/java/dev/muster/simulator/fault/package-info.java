/** What goes wrong in the simulated fleet, when, and what must come of it. */
package dev.muster.simulator.fault;
