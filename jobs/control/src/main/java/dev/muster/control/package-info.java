/** Control: signed, versioned records that steer the pipeline, and the time from which they do. */
package dev.muster.control;
