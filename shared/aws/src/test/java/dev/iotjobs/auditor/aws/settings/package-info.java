@NullMarked
package dev.iotjobs.auditor.aws.settings;

import org.jspecify.annotations.NullMarked;
