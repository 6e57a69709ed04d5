/** What must come of everything that was sent, and how it compares with what did. */
package dev.muster.simulator.truth;
