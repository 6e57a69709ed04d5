/** What a message costs, how long it takes, and what survives: measured. */
package dev.muster.bench;
