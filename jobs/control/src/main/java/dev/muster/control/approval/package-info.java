/** A person's consent to one command. */
package dev.muster.control.approval;
