/**
 * Rules about what a job must say of itself. Depends on facts and on what a rule is.
 */
@NullMarked
package dev.iotjobs.auditor.rule.governance;

import org.jspecify.annotations.NullMarked;
