/**
 * One audit, from its start to its report. Start reading at {@link Auditor} and {@link RegionAudit}. Depends on its
 * parts, which are in packages of their own. The parts do not depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.audit;

import org.jspecify.annotations.NullMarked;
