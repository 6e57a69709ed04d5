/** What people do to a fleet from outside of its jobs. */
package dev.muster.admin;
