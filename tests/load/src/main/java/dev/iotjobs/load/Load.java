package dev.iotjobs.load;

import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;

/** A measurement of audits, and the picocli command that runs it. */
interface Load {

    /**
     * Makes the measurement and returns its figures. May take minutes.
     *
     * @param progress receives each step that takes long
     * @throws Exception if the measurement fails
     */
    Measurement measure(Steps progress) throws Exception;
}
