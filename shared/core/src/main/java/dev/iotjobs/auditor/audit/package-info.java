/**
 * One audit, from its start to its report: read it from {@link Auditor} and {@link RegionAudit}. Its parts are in packages of
 * their own, which do not know it.
 */
@NullMarked
package dev.iotjobs.auditor.audit;

import org.jspecify.annotations.NullMarked;
