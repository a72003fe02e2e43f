/**
 * Stores the figures of audits, and reads them for people and reports. May depend on the results of audits and on the
 * package {@code state}.
 */
@NullMarked
package dev.iotjobs.auditor.audit.run;

import org.jspecify.annotations.NullMarked;
