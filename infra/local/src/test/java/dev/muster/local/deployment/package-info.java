/** Compose and Kubernetes, held against each other and against the code. */
package dev.muster.local.deployment;
