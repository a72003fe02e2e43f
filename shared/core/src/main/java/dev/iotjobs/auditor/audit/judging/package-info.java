/**
 * What is known of a Region's subjects, how they are judged and written, and what was counted. Does not know how jobs are
 * described.
 */
@NullMarked
package dev.iotjobs.auditor.audit.judging;

import org.jspecify.annotations.NullMarked;
