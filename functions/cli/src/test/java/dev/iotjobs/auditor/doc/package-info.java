@NullMarked
package dev.iotjobs.auditor.doc;

import org.jspecify.annotations.NullMarked;
