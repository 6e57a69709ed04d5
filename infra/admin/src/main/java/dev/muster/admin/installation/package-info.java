/** What one installation on a machine keeps: its data directory, its keys, and who runs on it. */
package dev.muster.admin.installation;
