/**
 * What a rule is, what it says of a subject, and the book of all rules. Depends on jobs and policy.
 */
@NullMarked
package dev.iotjobs.auditor.rule;

import org.jspecify.annotations.NullMarked;
