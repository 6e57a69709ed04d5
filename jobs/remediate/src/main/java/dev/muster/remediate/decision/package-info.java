/** What is commanded, in the order of arrival: the state machine of this stage. */
package dev.muster.remediate.decision;
