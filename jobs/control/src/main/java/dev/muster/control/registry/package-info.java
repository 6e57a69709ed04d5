/** What the registry says about each device. */
package dev.muster.control.registry;
