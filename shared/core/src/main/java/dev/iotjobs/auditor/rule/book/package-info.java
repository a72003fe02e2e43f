/** The list of all rules, and the steps by which every rule judges. May depend on the packages of the rules. */
@NullMarked
package dev.iotjobs.auditor.rule.book;

import org.jspecify.annotations.NullMarked;
