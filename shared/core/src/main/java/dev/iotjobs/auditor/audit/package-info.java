/**
 * One audit, from its start to its report. Start reading at {@link Auditor} and {@link RegionAudit}. Depends on its
 * parts, which are in packages of their own. Only {@code aws}, {@code cli}, {@code lambda}, {@code load.audit} and
 * {@code local.shell} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.audit;

import org.jspecify.annotations.NullMarked;
