/**
 * URLs in jobs and in job documents.
 *
 * <p>May depend on no other package of the project. Only {@code job.scan} and {@code rule.security} may depend on this
 * package.
 */
@NullMarked
package dev.iotjobs.auditor.job.url;

import org.jspecify.annotations.NullMarked;
