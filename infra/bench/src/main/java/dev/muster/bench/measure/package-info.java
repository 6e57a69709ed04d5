/** How it is measured. */
package dev.muster.bench.measure;
