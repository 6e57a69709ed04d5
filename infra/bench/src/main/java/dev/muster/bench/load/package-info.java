/** The load: many devices that sign. */
package dev.muster.bench.load;
