/**
 * URLs as jobs and their documents name them.
 *
 * <p>May depend on no other package of the project.
 */
@NullMarked
package dev.iotjobs.auditor.job.url;

import org.jspecify.annotations.NullMarked;
