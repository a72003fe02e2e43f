@NullMarked
package dev.iotjobs.auditor.aws.iot;

import org.jspecify.annotations.NullMarked;
