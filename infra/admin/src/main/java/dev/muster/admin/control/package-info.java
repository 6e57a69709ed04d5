/** Reading and publishing signed control records from outside of the pipeline. */
package dev.muster.admin.control;
