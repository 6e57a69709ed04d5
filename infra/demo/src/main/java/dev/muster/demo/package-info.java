/** The demonstration: broker, pipeline and a simulated fleet in one process, and the proof. */
package dev.muster.demo;
