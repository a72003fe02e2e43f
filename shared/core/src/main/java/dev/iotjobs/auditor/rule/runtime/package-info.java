/**
 * Rules about how a job is doing, from its execution counters. Depends on facts and on what a rule is.
 */
@NullMarked
package dev.iotjobs.auditor.rule.runtime;

import org.jspecify.annotations.NullMarked;
