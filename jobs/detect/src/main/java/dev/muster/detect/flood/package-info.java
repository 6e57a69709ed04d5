/** Where far more arrives in devices' names than anybody is proved to have sent. */
package dev.muster.detect.flood;
