package dev.iotjobs.load;

import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;

/** Something that is measured: a picocli command whose name is that of the measurement. */
interface Load {

    /**
     * Takes the measurement; this may take minutes.
     *
     * @param progress receives every step that takes long
     * @throws Exception when it could not be taken, which says nothing about the figures
     */
    Measurement measure(Steps progress) throws Exception;
}
