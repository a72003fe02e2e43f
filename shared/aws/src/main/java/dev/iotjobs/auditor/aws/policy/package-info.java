/**
 * Reads the policy of an installation from a file of YAML or JSON. Depends on the core and on a YAML parser; knows no
 * SDK.
 */
@NullMarked
package dev.iotjobs.auditor.aws.policy;

import org.jspecify.annotations.NullMarked;
