/** The operators of the audit stage: those that answer ticks and keep the log of the run. */
package dev.muster.audit.operator;
