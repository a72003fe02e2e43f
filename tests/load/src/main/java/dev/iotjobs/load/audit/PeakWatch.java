package dev.iotjobs.load.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the peak of a process's resident memory on Linux, while the process runs. */
public final class PeakWatch {

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long MILLIS_BETWEEN_LOOKS = 20;
    private static final double KILOBYTES_A_MEGABYTE = 1 << 10;

    private volatile long mostKilobytes;

    /** Starts a thread that reads the peak memory of a process until the process ends. */
    public void watch(Process process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        Thread.ofPlatform().daemon().name("peak-watch").start(() -> {
            try {
                while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                    look(status);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void look(Path status) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(status));
            if (peak.find()) {
                mostKilobytes = Math.max(mostKilobytes, Long.parseLong(peak.group(1)));
            }
        } catch (IOException e) {
            // The process has just ended, or the operating system is not Linux
        }
    }

    /** The peak of the resident memory, in megabytes. Zero if the operating system is not Linux. */
    public double mostResidentMegabytes() {
        return mostKilobytes / KILOBYTES_A_MEGABYTE;
    }
}
