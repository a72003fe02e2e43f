/**
 * Tests of the deployed package. Lambda's own runtime client runs the unzipped package with the settings of the
 * template and a local account. No class of the auditor is on the class path of these tests.
 */
@NullMarked
package dev.iotjobs.packaged;

import org.jspecify.annotations.NullMarked;
