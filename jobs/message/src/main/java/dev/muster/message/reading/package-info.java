/** What devices measured, as SenML (RFC 8428). */
package dev.muster.message.reading;
