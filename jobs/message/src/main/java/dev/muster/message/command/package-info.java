/** Commands to devices: signed objects for one audience. */
package dev.muster.message.command;
