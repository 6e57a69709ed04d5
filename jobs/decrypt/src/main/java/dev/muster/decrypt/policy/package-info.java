/**
 * Who may open what, for which purpose: policies as their authors write them, and their answers.
 */
package dev.muster.decrypt.policy;
