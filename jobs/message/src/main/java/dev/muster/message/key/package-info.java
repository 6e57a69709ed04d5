/** Keys as bytes: their types, encodings and thumbprints, apart from what is done with them. */
package dev.muster.message.key;
