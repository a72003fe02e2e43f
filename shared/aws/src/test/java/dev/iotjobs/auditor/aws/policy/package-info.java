@NullMarked
package dev.iotjobs.auditor.aws.policy;

import org.jspecify.annotations.NullMarked;
