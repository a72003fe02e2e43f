/**
 * Reports of stored findings: as a page for people, and as CSV, JSON and OCSF for programs. Only people at a shell make
 * them, so that nothing of it is in the zip of the function. Depends on the core and on libraries for formats; knows no
 * AWS. Only commands may depend on it.
 */
@NullMarked
package dev.iotjobs.auditor.export;

import org.jspecify.annotations.NullMarked;
