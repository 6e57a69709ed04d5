/** Devices that speak far more often than they normally do. */
package dev.muster.detect.rate;
