/**
 * Commands that read what audits stored: {@code findings}, {@code explain} and {@code report}. Only {@code cli} may
 * depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.cli.finding;

import org.jspecify.annotations.NullMarked;
