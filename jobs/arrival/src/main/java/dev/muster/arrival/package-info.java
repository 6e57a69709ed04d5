/** Time by arrival: where a record lies, what ticks cover, which version is valid when. */
package dev.muster.arrival;
