/** Bundles of text: policies and rules as their authors wrote them, whole in every version. */
package dev.muster.control.bundle;
