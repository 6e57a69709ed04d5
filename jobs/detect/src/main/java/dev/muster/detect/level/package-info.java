/** Readings that leave what is normal for one device and metric: jumps, drifts, stuck values. */
package dev.muster.detect.level;
