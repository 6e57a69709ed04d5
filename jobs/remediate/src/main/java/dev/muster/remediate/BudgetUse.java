package dev.muster.remediate;

/**
 * What was left of a budget when a command asked for its place in it.
 *
 * @param hour beginning of the hour that was looked at, milliseconds since 1970: the 60 minutes up
 *     to the arrival that asked
 * @param fleetUsed places taken in the fleet, this command's own included where it has one
 * @param fleetLimit places that the fleet has in an hour, by the rules and by the ceiling
 * @param cohortUsed places taken in the device's cohort, this command's own included
 * @param cohortLimit places that the cohort has in an hour, by the rules and by the ceiling
 */
public record BudgetUse(
    long hour, int fleetUsed, int fleetLimit, int cohortUsed, int cohortLimit) {}
