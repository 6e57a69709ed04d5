/**
 * Opens the sections of accepted messages, as far as policy lets this workload, and records each
 * answer.
 */
package dev.muster.decrypt;
