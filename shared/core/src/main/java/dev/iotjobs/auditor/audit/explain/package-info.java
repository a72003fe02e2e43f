/**
 * Explains what each rule says about one job now, without writing anything. May depend on what an audit consists of and
 * on {@code state}.
 */
@NullMarked
package dev.iotjobs.auditor.audit.explain;

import org.jspecify.annotations.NullMarked;
