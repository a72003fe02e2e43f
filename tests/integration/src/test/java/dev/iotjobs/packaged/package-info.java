/**
 * Tests of what is deployed: the zip is unzipped and run by Lambda's own runtime client, set up as the template says,
 * against a local account. Nothing of the product is on the class path here.
 */
@NullMarked
package dev.iotjobs.packaged;

import org.jspecify.annotations.NullMarked;
