/** Rules on running jobs, from their execution counters. Depends on facts and on what a rule is. */
@NullMarked
package dev.iotjobs.auditor.rule.runtime;

import org.jspecify.annotations.NullMarked;
