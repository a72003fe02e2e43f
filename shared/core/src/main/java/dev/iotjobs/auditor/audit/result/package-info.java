/**
 * The results of an audit, for reports, logs and metrics. The classes only hold and count data.
 *
 * <p>May depend on the packages {@code audit.api}, {@code finding}, {@code message} and {@code policy}, and on the
 * packages on which these depend. Each package that docs/architecture.md lists after this one may depend on this
 * package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.result;

import org.jspecify.annotations.NullMarked;
