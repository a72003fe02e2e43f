/**
 * Rules on running and finished jobs, by their execution counters. Depends on facts and on the types that all rules
 * share.
 */
@NullMarked
package dev.iotjobs.auditor.rule.runtime;

import org.jspecify.annotations.NullMarked;
