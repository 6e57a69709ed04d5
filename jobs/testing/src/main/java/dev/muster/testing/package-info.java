/** What tests of several modules need. Never on a class path but that of tests. */
package dev.muster.testing;
