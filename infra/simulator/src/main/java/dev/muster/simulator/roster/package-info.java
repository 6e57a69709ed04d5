/** Which devices a simulated fleet has. */
package dev.muster.simulator.roster;
