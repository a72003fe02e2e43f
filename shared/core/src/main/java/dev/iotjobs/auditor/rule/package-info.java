/** What a rule is, and its verdict on a subject. Depends on plain text, jobs, facts and settings. */
@NullMarked
package dev.iotjobs.auditor.rule;

import org.jspecify.annotations.NullMarked;
