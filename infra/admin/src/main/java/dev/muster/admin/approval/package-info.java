/** Commands that wait for a person's consent. */
package dev.muster.admin.approval;
