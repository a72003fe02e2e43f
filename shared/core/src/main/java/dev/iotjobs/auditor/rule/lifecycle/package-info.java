/**
 * Rules about how jobs start, end and are cancelled. Depends on facts and on what a rule is.
 */
@NullMarked
package dev.iotjobs.auditor.rule.lifecycle;

import org.jspecify.annotations.NullMarked;
