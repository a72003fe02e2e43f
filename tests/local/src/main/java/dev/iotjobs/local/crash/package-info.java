/**
 * What tests share that kill audits at a call: an account in which everything happens that an audit can tell of, and an
 * installation whose tables can be put back to where they were. Knows the auditor only by what it leaves behind.
 */
@NullMarked
package dev.iotjobs.local.crash;

import org.jspecify.annotations.NullMarked;
