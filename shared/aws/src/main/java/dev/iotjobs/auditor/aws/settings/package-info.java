/**
 * The settings of an installation from variables, options and profiles, all checked at once. Depends on the core only.
 */
@NullMarked
package dev.iotjobs.auditor.aws.settings;

import org.jspecify.annotations.NullMarked;
