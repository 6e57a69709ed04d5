/**
 * What becomes of transactions that the broker took back before they were committed.
 *
 * <p>A checkpoint promises what it wrote before the broker has it for good. If the job stays away
 * for longer than the broker keeps an open transaction, or its id, the promise can't be kept: that
 * is a loss that is known exactly, is told, and is mended by sending again; no reason to stop.
 */
package dev.muster.connectors.kafka.transaction;
