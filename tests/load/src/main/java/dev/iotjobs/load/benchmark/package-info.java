/**
 * JMH benchmarks of the work that an audit does for each job, without I/O. {@code ./audit load jmh} runs them. May
 * depend on the auditor and the simulator. Only {@code load} may depend on this package.
 */
@NullMarked
package dev.iotjobs.load.benchmark;

import org.jspecify.annotations.NullMarked;
