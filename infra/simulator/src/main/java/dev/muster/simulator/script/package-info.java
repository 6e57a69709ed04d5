/** What is sent when: steps, and the lives of devices that they come from. */
package dev.muster.simulator.script;
