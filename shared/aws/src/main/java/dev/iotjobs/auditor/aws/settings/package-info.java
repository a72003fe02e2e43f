/**
 * The settings of an installation from variables, options and profiles, all checked at once. Depends on the core and
 * the AWS SDK.
 */
@NullMarked
package dev.iotjobs.auditor.aws.settings;

import org.jspecify.annotations.NullMarked;
