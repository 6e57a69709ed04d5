/** Keys, signatures and thumbprints, always of an explicit provider. */
package dev.muster.message.signature;
