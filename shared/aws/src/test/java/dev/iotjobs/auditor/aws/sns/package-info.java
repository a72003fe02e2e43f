@NullMarked
package dev.iotjobs.auditor.aws.sns;

import org.jspecify.annotations.NullMarked;
