/** Comparing the audit tables with the topics, by a consumer of its own. */
package dev.muster.admin.reconciliation;
