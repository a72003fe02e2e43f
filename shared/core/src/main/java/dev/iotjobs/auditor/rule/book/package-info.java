/** All rules, and the common steps by which each of them judges. May depend on all rules. */
@NullMarked
package dev.iotjobs.auditor.rule.book;

import org.jspecify.annotations.NullMarked;
