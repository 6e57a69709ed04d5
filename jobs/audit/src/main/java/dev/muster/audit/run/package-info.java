/** What happens to a run of the job, and who notices. */
package dev.muster.audit.run;
