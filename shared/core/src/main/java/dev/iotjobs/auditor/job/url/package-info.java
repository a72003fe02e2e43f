/**
 * URLs as jobs and their documents name them. Depends on nothing.
 */
@NullMarked
package dev.iotjobs.auditor.job.url;

import org.jspecify.annotations.NullMarked;
