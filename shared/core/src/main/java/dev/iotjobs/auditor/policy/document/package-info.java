/**
 * The policy as a document: reads it, reports every problem with its place, and generates the schema. Depends on the
 * policy, on the rule book and on their dependencies. {@code PolicyParser} is only the interface of a parser: the package
 * knows no library that parses, and no file.
 */
@NullMarked
package dev.iotjobs.auditor.policy.document;

import org.jspecify.annotations.NullMarked;
