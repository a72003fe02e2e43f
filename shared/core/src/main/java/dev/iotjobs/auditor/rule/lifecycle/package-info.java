/** Rules on the start, end and cancellation of jobs. Depends on facts and on the types that all rules share. */
@NullMarked
package dev.iotjobs.auditor.rule.lifecycle;

import org.jspecify.annotations.NullMarked;
