/** The digest that everybody needs and nobody signs with. */
package dev.muster.message.digest;
