/** Compose and Kubernetes, held against each other and against the code. */
package dev.muster.trial.deployment;
