/** What was found of the fleet, by the audit tables. */
package dev.muster.admin.finding;
