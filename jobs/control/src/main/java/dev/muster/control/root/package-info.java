/** The root document: whose keys may sign what. */
package dev.muster.control.root;
