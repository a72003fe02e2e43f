/**
 * Statements about jobs that several rules make, with the verdict if they are unknown. Depends on jobs, facts and the
 * pattern of rules.
 */
@NullMarked
package dev.iotjobs.auditor.rule.condition;

import org.jspecify.annotations.NullMarked;
