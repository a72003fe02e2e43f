/**
 * Explains the verdict of each rule on one job, without writing anything. May depend on the parts of an audit and on
 * {@code state}.
 */
@NullMarked
package dev.iotjobs.auditor.audit.explain;

import org.jspecify.annotations.NullMarked;
