package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.message.AlertChannel;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One audit or summary in a thread of its own. Before each call the thread stops, until the history lets it continue.
 * So the history can delay or kill the run between any two calls.
 */
final class Run implements AlertChannel {

    private static final Duration TIME_OF_CALL = Duration.ofMillis(20);

    /** The difference between clocks that audits tolerate. */
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    /** More calls than an audit of four jobs in each Region can make. */
    private static final int MOST_CALLS = 20_000;

    final World world;
    final RunSpec spec;
    Policy policy;
    final RuleBook ruleBook;
    final Scope configured;
    final Scope scope;
    private final Instant startedAt;
    private final Semaphore mayContinue = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private final AtomicBoolean calling = new AtomicBoolean();

    /** How far the clock of this run is ahead of the service's clock. */
    private Duration ahead = Duration.ZERO;

    /** When the run decided to make its current call, by the service's clock. The call itself can be delayed. */
    private Instant calledAt;

    /** Number of calls that the run may make before it stops again. */
    private int allowance;

    private boolean hasReadPolicy;
    private boolean stopsAtMessage;
    private int calls;
    private volatile boolean killed;
    private volatile boolean ended;
    private @Nullable Throwable failure;

    @Nullable
    AuditReport report;

    @Nullable
    AlertReport summary;

    /** The result of the last publication; null if there was none. */
    @Nullable
    Delivery delivery;

    /** The message of the last publication; null if there was none. */
    @Nullable
    Message published;

    Run(World world, RunSpec spec) {
        this.world = world;
        this.spec = spec;
        policy = world.policy;
        ruleBook = world.ruleBook;
        configured = world.scope;
        scope = spec.asked().narrower() == null ? configured : spec.asked().narrower();
        startedAt = world.now();
        calledAt = startedAt;
        Thread.ofVirtual().name(spec.id()).start(this::work);
        log(spec::toString);
    }

    /**
     * Lets the run continue until it is about to prepare, publish or finish a message.
     *
     * @param most maximum number of calls
     * @return true if the run can continue; false if it has ended
     */
    boolean proceedToMessage(int most) {
        stopsAtMessage = true;
        return proceed(most);
    }

    /**
     * Lets the run make calls.
     *
     * @param most maximum number of calls
     * @return true if the run can continue; false if it has ended
     */
    boolean proceed(int most) {
        if (!ended) {
            allowance = most;
            mayContinue.release();
            stopped.acquireUninterruptibly();
        }
        return !ended;
    }

    /** Kills the run: it makes no more calls. */
    void kill() {
        killed = true;
        proceed(0);
    }

    boolean hasReadPolicy() {
        return hasReadPolicy;
    }

    boolean isKilled() {
        return killed;
    }

    Policy readPolicy() {
        hasReadPolicy = true;
        policy = world.policy;
        return policy;
    }

    void goesBy(Duration aheadOfService) {
        ahead = aheadOfService;
    }

    /** Whether the run's clock differs from the service's clock by more than audits tolerate. */
    boolean isClockWrong() {
        return ahead.abs().compareTo(TOLERATED) > 0;
    }

    /** Whether the run uses other rules than a run that starts now. */
    boolean isOfAnotherVersion() {
        return ruleBook != world.ruleBook;
    }

    /** Whether the run audits only a part of the jobs of the configured scope. */
    boolean isNarrow() {
        return !scope.contains(configured);
    }

    Instant clock() {
        return world.now().plus(ahead);
    }

    /** When the run decided to make its current call, by the run's own clock. */
    Instant decidedAt() {
        return calledAt.plus(ahead);
    }

    /** When the run decided to make its current call, by the service's clock. Leases follow this clock. */
    Instant serviceTimeOfDecision() {
        return calledAt;
    }

    /** The possible times, by the run's clock, at which the run judged what it writes now. */
    List<Instant> timesOfJudgement() {
        return List.of(clock(), decidedAt(), startedAt.plus(ahead));
    }

    /** Checks the results of the run after its end. */
    void checkEnd() {
        log(() -> "ends " + (killed ? "killed" : failure == null ? words() : failure));
        if (killed) {
            return;
        }
        // An error of a summary is shown to the person who requested it
        boolean mayThrow = spec.kind() == RunSpec.Kind.SUMMARY;
        world.require(failure == null || mayThrow, "an audit throws nothing", () -> spec + " " + stackTrace(failure));
        AlertReport alerts = report != null ? report.alerts() : summary;
        if (alerts != null) {
            checkAlerts(alerts);
        }
    }

    private void checkAlerts(AlertReport alerts) {
        boolean agrees = switch (alerts.status()) {
            case SENT ->
                delivery instanceof Delivery.Accepted
                        && alerts.message() != null
                        && alerts.message().equals(published);
            case REFUSED -> alerts.message() == null || delivery instanceof Delivery.Refused;
            case UNCERTAIN -> !(delivery instanceof Delivery.Refused);
            case NOTHING_TO_REPORT, NOT_TRIED, EARLIER_MESSAGE_WAITS -> true;
        };
        world.require(
                agrees,
                "a report says what happened to the message",
                () -> spec.id() + " " + alerts + " but " + delivery + " of " + published);
    }

    private String words() {
        return report == null
                ? String.valueOf(summary)
                : report.runs().stream()
                                .map(run -> run.outcome() + " " + run.message() + " "
                                        + run.judged().transitions())
                                .toList()
                        + " " + report.alerts().status() + " " + report.alerts().changes();
    }

    private static String stackTrace(@Nullable Throwable failure) {
        StringWriter trace = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(trace));
        }
        return trace.toString();
    }

    private void work() {
        mayContinue.acquireUninterruptibly();
        try {
            stopIfKilled();
            spec.start(this);
        } catch (Throwable e) {
            failure = killed ? null : e;
        } finally {
            ended = true;
            stopped.release();
        }
    }

    /** Makes a call that reads a table. */
    <T> T onTable(String partition, Supplier<String> what, Supplier<T> work) {
        return onTable(partition, List.of(), what, work);
    }

    /**
     * Makes a call on a table.
     *
     * @param written keys of the items that the call writes
     */
    <T> T onTable(String partition, List<ItemKey> written, Supplier<String> what, Supplier<T> work) {
        return call(written.contains(Messages.KEY), what, fault -> {
            if (world.isTableDown(partition) || fault == Fault.NOT_DONE || fault == Fault.LATE) {
                throw new StoreException("500", null);
            }
            T result = work.get();
            if (fault == Fault.ANSWER_LOST) {
                throw new StoreException("Read timed out", null);
            }
            return fault == Fault.TWICE && !written.isEmpty() ? work.get() : result;
        });
    }

    @Override
    public Delivery publish(Message message) {
        published = message;
        delivery = null;
        Delivery answer = call(true, () -> "PUBLISH " + message.id() + " " + message.subject(), fault -> {
            world.witness.messages().published(this, message);
            return world.topic.publish(message, fault);
        });
        delivery = answer;
        return answer;
    }

    /**
     * Makes a call. Before the call, the run waits until the history lets the run continue. The history can give the
     * call a fault, and can kill the run before or after the call.
     *
     * @param isOfMessage whether the call prepares, publishes or finishes a message
     * @param what describes the call for the log
     * @param made makes the call with the fault that the history has chosen
     */
    <T> T call(boolean isOfMessage, Supplier<String> what, Function<Fault, T> made) {
        if (!calling.compareAndSet(false, true)) {
            throw new IllegalStateException("two calls of one audit at once: " + what.get());
        }
        try {
            calledAt = world.now();
            allowance = isOfMessage && stopsAtMessage ? 0 : allowance;
            stop();
            world.pass(TIME_OF_CALL);
            Fault fault = world.nextFault();
            log(() -> what.get() + (fault == Fault.NONE ? "" : " " + fault));
            dieIf(fault == Fault.KILLED_BEFORE);
            T result = made.apply(fault);
            world.story.answered(result);
            dieIf(fault == Fault.KILLED_AFTER);
            return result;
        } finally {
            calling.set(false);
        }
    }

    /** Waits until the history lets the run make its next call. */
    void stop() {
        stopIfKilled();
        if (++calls > MOST_CALLS) {
            world.violated("an audit ends", spec + " makes " + calls + " calls");
            killed = true;
        }
        if (allowance == 0) {
            stopsAtMessage = false;
            stopped.release();
            mayContinue.acquireUninterruptibly();
        }
        stopIfKilled();
        allowance--;
    }

    void stopIfKilled() {
        if (killed) {
            throw new Killed();
        }
    }

    private void dieIf(boolean dies) {
        if (dies) {
            killed = true;
            throw new Killed();
        }
    }

    void log(Supplier<String> what) {
        world.log(spec.id(), what);
    }
}
