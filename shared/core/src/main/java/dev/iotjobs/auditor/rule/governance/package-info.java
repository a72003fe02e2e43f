/** Rules on the ownership and description of jobs. Depends on facts and on the types that all rules share. */
@NullMarked
package dev.iotjobs.auditor.rule.governance;

import org.jspecify.annotations.NullMarked;
