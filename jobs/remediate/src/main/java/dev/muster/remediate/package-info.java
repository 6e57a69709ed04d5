/** From findings to commands: rules, budgets, approvals, and what became of each command. */
package dev.muster.remediate;
