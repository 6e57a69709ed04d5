/** How operators wait until nothing earlier can come any more. */
package dev.muster.arrival.operator;
