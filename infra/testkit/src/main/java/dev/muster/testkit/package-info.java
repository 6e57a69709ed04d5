/** What tests of several modules write into tables. */
package dev.muster.testkit;
