/**
 * What an installation sets by variables, options and profiles, checked all at once. Depends on the core only.
 */
@NullMarked
package dev.iotjobs.auditor.aws.settings;

import org.jspecify.annotations.NullMarked;
