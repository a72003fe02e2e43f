/**
 * Reads the configured policy of an installation: YAML or JSON in a file, in Parameter Store or in AppConfig. Depends
 * on the core, the settings, a YAML parser, and on Powertools and the SDK for both services.
 */
@NullMarked
package dev.iotjobs.auditor.aws.policy;

import org.jspecify.annotations.NullMarked;
