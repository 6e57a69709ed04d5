/** Who sent a message, and whether it is fresh and new: the judgement over one device. */
package dev.muster.verify.identity;
