/**
 * The types that all rules share: definition, subject, context and verdict. The rules are in the packages of their
 * groups, and {@code book.RuleBook} lists the class of each id. Depends on plain text, jobs, facts and settings.
 */
@NullMarked
package dev.iotjobs.auditor.rule;

import org.jspecify.annotations.NullMarked;
