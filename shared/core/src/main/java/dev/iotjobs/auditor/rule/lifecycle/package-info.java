/** Rules on the start, end and cancellation of jobs. Depends on facts and on what a rule is. */
@NullMarked
package dev.iotjobs.auditor.rule.lifecycle;

import org.jspecify.annotations.NullMarked;
