/** Which fleet is simulated, and the seed that everything random in it derives from. */
package dev.muster.simulator.settings;
