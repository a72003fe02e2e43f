/**
 * What a rule is, and its verdict on a subject. The rules are in the packages of their groups; {@code book.RuleBook}
 * lists the class of each id. Depends on plain text, jobs, facts and settings.
 */
@NullMarked
package dev.iotjobs.auditor.rule;

import org.jspecify.annotations.NullMarked;
