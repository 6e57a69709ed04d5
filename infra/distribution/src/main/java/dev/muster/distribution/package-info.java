/** What is built beside the tarball: the list of the classes that commands load. */
package dev.muster.distribution;
