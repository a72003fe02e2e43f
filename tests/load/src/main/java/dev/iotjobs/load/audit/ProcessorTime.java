package dev.iotjobs.load.audit;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What processes took of the processors. */
final class ProcessorTime {

    /** Linux only. */
    private static final Path STATUS = Path.of("/proc/self/stat");

    /** Linux reports times in hundredths of a second, independent of its internal tick rate. */
    private static final long MILLIS_A_TICK = 10;

    /** Places of {@code cutime} and {@code cstime} after the name, which stands in brackets and may hold blanks. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    private ProcessorTime() {}

    /** Of this process. */
    public static Duration ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Duration.ofNanos(system.getProcessCpuTime())
                : Duration.ZERO;
    }

    /** Of all processes together that this one started and that have ended; zero where the system does not say. */
    public static Duration ofEndedChildren() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return Duration.ZERO;
        }
        String status = Files.readString(STATUS);
        String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofMillis(
                MILLIS_A_TICK * (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])));
    }
}
