/** What simulated devices measure: made up, or taken from recordings. */
package dev.muster.simulator.readings;
