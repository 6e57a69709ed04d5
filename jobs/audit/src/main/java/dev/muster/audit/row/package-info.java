/** How the rows of a table are filled, stamped and counted. */
package dev.muster.audit.row;
