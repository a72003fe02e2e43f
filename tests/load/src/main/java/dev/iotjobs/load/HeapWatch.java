package dev.iotjobs.load;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Measures the live heap of another Java process: every second it has the process collect its garbage, and looks at what
 * is left. Ends with the process.
 */
final class HeapWatch {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final double MEGABYTE = 1 << 20;

    private final Process process;
    private final Semaphore ended = new Semaphore(0);
    private long mostLive;
    private int looks;

    private HeapWatch(Process process) {
        this.process = process;
    }

    static HeapWatch of(Process process) {
        HeapWatch watch = new HeapWatch(process);
        Thread.ofPlatform().daemon().name("heap-watch").start(watch::watch);
        return watch;
    }

    /** The most that was live at a look, in megabytes; waits until the process has ended. */
    double mostLiveMegabytes() throws InterruptedException {
        ended.acquire();
        if (looks == 0) {
            throw new IllegalStateException("the process could not be looked at");
        }
        return mostLive / MEGABYTE;
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

    /** Looks until the process ends; it may be too young, or just gone. */
    private void look() throws InterruptedException {
        try (JMXConnector connector = connect()) {
            MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            while (process.isAlive()) {
                memory.gc();
                mostLive = Math.max(mostLive, memory.getHeapMemoryUsage().getUsed());
                looks++;
                process.waitFor(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException | AttachNotSupportedException | UndeclaredThrowableException e) {
            // Not a Java process yet, or no longer one: seen by whoever waits for it
        }
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
