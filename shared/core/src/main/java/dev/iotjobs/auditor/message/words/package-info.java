/**
 * The words of messages about findings, figures and coverage.
 *
 * <p>May depend on the packages {@code message}, {@code finding}, {@code rule}, {@code fact}, {@code job} and {@code
 * text}. Only {@code export.html}, {@code message.layout} and {@code report.finding} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.message.words;

import org.jspecify.annotations.NullMarked;
