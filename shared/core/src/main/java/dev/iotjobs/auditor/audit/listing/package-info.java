/**
 * Which jobs there are: listing, in whole or in part. Depends on {@code audit.api} and {@code audit.result} only.
 */
@NullMarked
package dev.iotjobs.auditor.audit.listing;

import org.jspecify.annotations.NullMarked;
