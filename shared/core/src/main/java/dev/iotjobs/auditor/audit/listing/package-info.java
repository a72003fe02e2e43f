/**
 * Which jobs there are: listing, in whole or in part. Depends on what an audit asks of AWS, on
 * results, jobs, state and time.
 */
@NullMarked
package dev.iotjobs.auditor.audit.listing;

import org.jspecify.annotations.NullMarked;
