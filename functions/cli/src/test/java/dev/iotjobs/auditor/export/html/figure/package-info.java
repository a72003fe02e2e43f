@NullMarked
package dev.iotjobs.auditor.export.html.figure;

import org.jspecify.annotations.NullMarked;
