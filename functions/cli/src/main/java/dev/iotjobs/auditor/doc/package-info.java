/**
 * The documents about rules in the repository: a page for each rule, the README's table, and the verdicts on a corpus
 * of jobs. Depends on rules and their facts, and on Jackson; knows no AWS.
 */
@NullMarked
package dev.iotjobs.auditor.doc;

import org.jspecify.annotations.NullMarked;
