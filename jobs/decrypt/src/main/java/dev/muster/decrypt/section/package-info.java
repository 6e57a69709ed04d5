/** Opening of single sections, and the content keys that are remembered for it. */
package dev.muster.decrypt.section;
