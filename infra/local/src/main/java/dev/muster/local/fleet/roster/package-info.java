/** Which devices a simulated fleet has. */
package dev.muster.local.fleet.roster;
