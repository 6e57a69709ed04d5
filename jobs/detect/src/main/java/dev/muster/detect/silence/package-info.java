/**
 * Who should have spoken and did not: per device in covered time, then together with its gateway
 * and its site.
 */
package dev.muster.detect.silence;
