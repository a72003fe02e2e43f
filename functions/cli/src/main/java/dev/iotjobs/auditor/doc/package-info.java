/**
 * What is written about rules and kept in the repository: a page for each, the README's table, and the verdicts on a
 * corpus of jobs. Depends on rules and what they judge, and on Jackson; knows no AWS.
 */
@NullMarked
package dev.iotjobs.auditor.doc;

import org.jspecify.annotations.NullMarked;
