/** A data directory and the process that runs on it. */
package dev.muster.local.instance;
