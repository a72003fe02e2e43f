@NullMarked
package dev.iotjobs.auditor.aws;

import org.jspecify.annotations.NullMarked;
