/**
 * The sources of reports: saved audit documents, an audit of this process, and the tables. Depends on the core, on
 * {@code export} and, for an audit of this process, on {@code report}. Does not use AWS. Only {@code cli} and {@code
 * cli.finding} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.export.source;

import org.jspecify.annotations.NullMarked;
