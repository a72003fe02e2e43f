/**
 * Where reports are read from: saved documents of audits, an audit of this process, and tables. Depends on the core, on
 * {@code export}, and, for an audit of this process, on {@code report}; knows no AWS. Only commands may depend on it.
 */
@NullMarked
package dev.iotjobs.auditor.export.source;

import org.jspecify.annotations.NullMarked;
