/** The demonstration on a cluster whose processes die. */
package dev.muster.demo.cluster;
