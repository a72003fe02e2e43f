@NullMarked
package dev.iotjobs.auditor.aws.error;

import org.jspecify.annotations.NullMarked;
