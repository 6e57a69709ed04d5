/** Which keys are no longer believed. */
package dev.muster.control.trust;
