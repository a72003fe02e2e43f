/**
 * The documents about rules in the repository: a page for each rule, the README's table, and the verdicts on a corpus
 * of subjects. Depends on rules and their facts, and on Jackson. Does not use AWS. Only {@code cli} may depend on this
 * package.
 */
@NullMarked
package dev.iotjobs.auditor.doc;

import org.jspecify.annotations.NullMarked;
