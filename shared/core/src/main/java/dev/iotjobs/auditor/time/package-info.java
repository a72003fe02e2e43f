/**
 * The clock of an audit, and deadlines.
 *
 * <p>May depend on no other package of the project.
 */
@NullMarked
package dev.iotjobs.auditor.time;

import org.jspecify.annotations.NullMarked;
