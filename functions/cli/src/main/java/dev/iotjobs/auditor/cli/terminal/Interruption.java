package dev.iotjobs.auditor.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a command cleanly on Ctrl-C. Interrupts the working thread, and waits up to one second until this object is
 * closed. The process then exits with code 130.
 */
public final class Interruption implements AutoCloseable {

    private static final long MILLIS_TO_END = 1_000;

    private final Shell shell;
    private final String consequence;
    private final Thread worker;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean happened;

    private Interruption(Shell shell, String consequence, Thread worker) {
        this.shell = shell;
        this.consequence = consequence;
        this.worker = worker;
    }

    /**
     * Makes Ctrl-C interrupt the thread that calls this method, until the returned object is closed.
     *
     * @param consequence what happens to the work so far, in words for the user
     */
    public static Interruption ofThisThread(Shell shell, String consequence) {
        Interruption interruption = new Interruption(shell, consequence, Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    public boolean happened() {
        return happened;
    }

    private void interrupt() {
        happened = true;
        shell.err().println();
        shell.complain("stopping: " + consequence);
        worker.interrupt();
        try {
            if (!ended.await(MILLIS_TO_END, TimeUnit.MILLISECONDS)) {
                shell.complain("the audit did not stop within a second and is killed; if it still holds the"
                        + " lease of a Region, the next audit of that Region can start in two minutes, or now with"
                        + " --take-over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!happened) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already ending, and the hook can no longer be removed
        }
    }
}
