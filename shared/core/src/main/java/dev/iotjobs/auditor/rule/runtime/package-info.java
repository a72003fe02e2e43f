/**
 * Rules about how a job is doing, from its execution counters.
 */
@NullMarked
package dev.iotjobs.auditor.rule.runtime;

import org.jspecify.annotations.NullMarked;
