/**
 * Writes the documents about rules in the repository, such as a page for each rule. Depends on rules and their facts,
 * and on Jackson. Does not use AWS. Only {@code cli} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.doc;

import org.jspecify.annotations.NullMarked;
