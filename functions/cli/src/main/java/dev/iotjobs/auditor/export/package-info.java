/**
 * Reports of findings: an HTML page for people, and CSV, JSON and OCSF for programs. The Lambda function does not
 * contain this code. Depends on the core and on libraries for formats. Does not use AWS. Only {@code cli.finding},
 * {@code cli.output}, {@code cli.terminal}, {@code export.format}, {@code export.html}, {@code export.html.figure} and
 * {@code export.source} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.export;

import org.jspecify.annotations.NullMarked;
