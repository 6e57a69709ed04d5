/**
 * Detectors that learn what is normal for one metric from its own readings, one pass, no training.
 */
package dev.muster.detect.learned;
