/**
 * Reads the configured policy of an installation: YAML or JSON in a file, in Parameter Store or in AppConfig. Depends
 * on the core, on the settings, on a YAML parser, and on Powertools and the SDK for Parameter Store and AppConfig. Only
 * {@code aws}, {@code cli} and {@code cli.option} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.aws.policy;

import org.jspecify.annotations.NullMarked;
