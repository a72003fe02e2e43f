/**
 * What is known of a subject when rules judge it: of a job, of a quota, of a Region. Depends on jobs.
 */
@NullMarked
package dev.iotjobs.auditor.fact;

import org.jspecify.annotations.NullMarked;
