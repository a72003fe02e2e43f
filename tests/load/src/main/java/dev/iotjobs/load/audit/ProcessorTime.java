package dev.iotjobs.load.audit;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads how much processor time processes have used. */
final class ProcessorTime {

    /** File with the processor times of this process, on Linux only. */
    private static final Path STATUS = Path.of("/proc/self/stat");

    /**
     * Milliseconds in one unit of the processor times that Linux reports. The timer frequency of the kernel does not
     * affect this unit.
     */
    private static final long MILLIS_A_UNIT = 10;

    /**
     * Index of {@code cutime}, the user time of ended child processes, in {@code /proc/self/stat}. Index 0 is the first
     * field after the process's name.
     */
    private static final int CHILDREN_USER = 13;

    /** Index of {@code cstime}, the system time of ended child processes, in {@code /proc/self/stat}. */
    private static final int CHILDREN_SYSTEM = 14;

    private ProcessorTime() {}

    /** The processor time of this process. */
    public static Duration ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Duration.ofNanos(system.getProcessCpuTime())
                : Duration.ZERO;
    }

    /**
     * The processor time of all ended child processes of this process together. Zero if the operating system is not
     * Linux.
     */
    public static Duration ofEndedChildren() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return Duration.ZERO;
        }
        String status = Files.readString(STATUS);
        // The process's name is in parentheses and may contain spaces.
        String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofMillis(
                MILLIS_A_UNIT * (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])));
    }
}
