@NullMarked
package dev.iotjobs.auditor.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
