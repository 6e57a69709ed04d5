/** The whole product on trial: real broker, real job, real tables, killed and lied to. */
package dev.muster.trial.system;
