/** Dashboards and alert rules, held against what a running pipeline really says of itself. */
package dev.muster.trial.dashboards;
