/**
 * Statements about jobs that several rules use, with the verdict to give if a statement is unknown. Depends on jobs,
 * facts and the types that all rules share.
 */
@NullMarked
package dev.iotjobs.auditor.rule.condition;

import org.jspecify.annotations.NullMarked;
