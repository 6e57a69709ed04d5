/** What is stored: one form for each type, known by a name that never changes. */
package dev.muster.stored;
