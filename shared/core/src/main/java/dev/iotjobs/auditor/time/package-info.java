/** The clock of an audit, and deadlines. Depends on no other package of this module. */
@NullMarked
package dev.iotjobs.auditor.time;

import org.jspecify.annotations.NullMarked;
