/** Rules as their authors write them, and what they say about a finding. */
package dev.muster.remediate.rule;
