/**
 * The policy as a document: how it is read, with every problem and its place, written, compared, and described by a
 * schema. Depends on the policy, on the book of rules and on what they build on; knows no parser and no file.
 */
@NullMarked
package dev.iotjobs.auditor.policy.document;

import org.jspecify.annotations.NullMarked;
