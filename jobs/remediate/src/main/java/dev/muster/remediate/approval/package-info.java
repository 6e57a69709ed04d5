/** What a person's consent does to a proposal. */
package dev.muster.remediate.approval;
