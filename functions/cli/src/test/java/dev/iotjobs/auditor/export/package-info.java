@NullMarked
package dev.iotjobs.auditor.export;

import org.jspecify.annotations.NullMarked;
