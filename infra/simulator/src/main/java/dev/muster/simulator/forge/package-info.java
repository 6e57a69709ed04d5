/** Makes the bytes of messages and control records, genuine and forged. */
package dev.muster.simulator.forge;
