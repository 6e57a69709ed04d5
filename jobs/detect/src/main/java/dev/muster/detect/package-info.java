/**
 * Finds what is amiss with devices, gateways, sites and partitions: a package for each detector.
 */
package dev.muster.detect;
