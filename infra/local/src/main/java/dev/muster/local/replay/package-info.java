/** Judges a recording again: the same records, timestamps and offsets, so the same verdicts. */
package dev.muster.local.replay;
