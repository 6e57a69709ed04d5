/** Which numbers of a device never arrived. */
package dev.muster.verify.gap;
