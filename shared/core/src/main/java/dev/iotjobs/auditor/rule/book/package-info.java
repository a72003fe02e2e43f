/**
 * Every rule there is, and the one way in which all of them judge. May depend on all rules.
 */
@NullMarked
package dev.iotjobs.auditor.rule.book;

import org.jspecify.annotations.NullMarked;
