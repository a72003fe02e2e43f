/** Rules on the ownership and description of jobs. Depends on facts and on what a rule is. */
@NullMarked
package dev.iotjobs.auditor.rule.governance;

import org.jspecify.annotations.NullMarked;
