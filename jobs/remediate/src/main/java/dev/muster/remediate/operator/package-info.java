/** Remediation as a stage of the pipeline. */
package dev.muster.remediate.operator;
