/** What can be said of a record without its device: size, form, names. */
package dev.muster.verify.screen;
