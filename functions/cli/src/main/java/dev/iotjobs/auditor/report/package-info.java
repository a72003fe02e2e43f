/**
 * Renders audits and alerts for people and for machines. Depends on the core and on Jackson; knows no AWS and does no
 * I/O.
 */
@NullMarked
package dev.iotjobs.auditor.report;

import org.jspecify.annotations.NullMarked;
