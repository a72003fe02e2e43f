/** All rules, and the checks that are the same for every rule. May depend on all rules. */
@NullMarked
package dev.iotjobs.auditor.rule.book;

import org.jspecify.annotations.NullMarked;
