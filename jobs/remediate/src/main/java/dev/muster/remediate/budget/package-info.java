/** How many commands may be given in an hour, and how many of each action at once. */
package dev.muster.remediate.budget;
