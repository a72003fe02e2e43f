/**
 * The clock of an audit, and deadlines.
 *
 * <p>May depend on no other package of the project. Each package that docs/architecture.md lists after this one may
 * depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.time;

import org.jspecify.annotations.NullMarked;
