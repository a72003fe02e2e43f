package dev.iotjobs.load.audit;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Measures the memory of another Java process until it ends. Every five seconds it starts a garbage collection in that
 * process and reads the used heap and the resident memory.
 */
public final class HeapWatch {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final double MEGABYTE = 1 << 20;
    private static final double KILOBYTES_A_MEGABYTE = 1 << 10;

    /** The peak of the resident memory in Linux's status file. */
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Process process;
    private final Semaphore ended = new Semaphore(0);
    private long mostLive;
    private long mostResidentKilobytes;
    private int looks;

    private HeapWatch(Process process) {
        this.process = process;
    }

    public static HeapWatch of(Process process) {
        HeapWatch watch = new HeapWatch(process);
        Thread.ofPlatform().daemon().name("heap-watch").start(watch::watch);
        return watch;
    }

    /** The largest heap in use after a garbage collection, in megabytes. Waits for the end of the process. */
    public double mostLiveMegabytes() throws InterruptedException {
        ended.acquire();
        if (looks == 0) {
            throw new IllegalStateException("the process could not be looked at");
        }
        return mostLive / MEGABYTE;
    }

    /** The peak of the resident memory, in megabytes. Zero if the operating system is not Linux. */
    public double mostResidentMegabytes() {
        return mostResidentKilobytes / KILOBYTES_A_MEGABYTE;
    }

    private void watch() {
        try {
            while (process.isAlive()) {
                look();
                process.waitFor(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.release();
        }
    }

    /**
     * Connects to the process, and measures its memory until the process ends. Returns early if the process accepts no
     * connection or the connection breaks.
     */
    private void look() throws InterruptedException {
        try (JMXConnector connector = connect()) {
            MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            while (process.isAlive()) {
                memory.gc();
                mostLive = Math.max(mostLive, memory.getHeapMemoryUsage().getUsed());
                mostResidentKilobytes = Math.max(mostResidentKilobytes, residentKilobytes());
                looks++;
                process.waitFor(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException | AttachNotSupportedException | UndeclaredThrowableException e) {
            // The JVM of the process is not ready yet, or has ended; the caller checks whether the process is alive
        }
    }

    private long residentKilobytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        Matcher peak = PEAK.matcher(Files.readString(status));
        return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    }

    @SuppressWarnings("BanJNDI") // to a process that this one started, by an address that it gave
    private JMXConnector connect() throws IOException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }
}
