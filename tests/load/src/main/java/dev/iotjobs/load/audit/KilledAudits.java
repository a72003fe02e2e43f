package dev.iotjobs.load.audit;

import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.Door;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.crash.AccountHistory;
import dev.iotjobs.local.crash.AccountHistory.Chapter;
import dev.iotjobs.local.crash.EndState;
import dev.iotjobs.local.crash.Installation;
import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kills audits of a simulated account and starts them again. The account is in this process, each audit in a process of
 * its own.
 */
public final class KilledAudits implements AutoCloseable {

    private final LocalAccount account;
    private final Installation installation;
    private final AccountHistory history;
    private final int every;
    private final Steps progress;
    private long moment;

    private KilledAudits(LocalAccount account, int every, Steps progress) {
        this.account = account;
        this.installation = new Installation(account);
        this.history =
                new AccountHistory(account.account(), account.account().clock().instant());
        this.every = every;
        this.progress = progress;
    }

    /**
     * Starts the simulated services. The moments at which an audit can be killed are just before and just after each
     * call to AWS.
     *
     * @param every 1 to kill an audit at every moment, 2 to kill it at every second moment, and so on
     */
    public static KilledAudits start(int every, Steps progress) throws IOException {
        SimulatedAccount account = new SimulatedAccount(LocalAccount.ACCOUNT_ID, InstantSource.system());
        return new KilledAudits(LocalAccount.start(account, LocalAccount.ANY_PORT), every, progress);
    }

    /**
     * The result of killing an audit many times, each time at another moment. A moment is just before or just after a
     * call to AWS.
     *
     * @param name name of the chapter, a part of the account's history
     * @param moments number of moments in an audit that is not killed
     * @param tried number of moments at which the audit was killed and started again
     * @param passed number of tries that ended like the audit that was not killed
     * @param lost number of findings that subscribers wrongly know as open, or wrongly do not know as open
     * @param changed number of messages that were not sent as prepared, or were sent again with different content
     * @param repeated number of messages that were sent again with the same content
     */
    public record Result(String name, long moments, long tried, long passed, long lost, long changed, long repeated) {

        public Result plus(Result other) {
            return new Result(
                    name,
                    moments + other.moments,
                    tried + other.tried,
                    passed + other.passed,
                    lost + other.lost,
                    changed + other.changed,
                    repeated + other.repeated);
        }

        public List<Object> row() {
            return List.of(name, moments, tried, passed, repeated);
        }
    }

    /**
     * Makes the changes of a chapter in the account, and runs an audit to its end. Then repeats this audit from the
     * same saved tables. In each repetition, kills the audit at another moment and starts it again.
     */
    public Result live(Chapter chapter) throws IOException, InterruptedException {
        history.happen(chapter);
        Installation.Saved before = installation.save();
        installation.restore(before);
        long calls = runToTheEnd();
        EndState expected = installation.endState();
        if (!expected.isSettled() || expected.messages().size() != 1) {
            throw new IllegalStateException(chapter + ": an undisturbed audit ended as " + expected);
        }
        Installation.Saved after = installation.save();
        progress.step(chapter + ": an audit of " + calls + " calls");

        Result result = new Result(chapter.name(), 2 * calls, 0, 0, 0, 0, 0);
        for (long call = 1; call <= calls; call++) {
            for (CrashPoint crash : List.of(CrashPoint.before(call), CrashPoint.after(call))) {
                if (moment++ % every == 0) {
                    installation.restore(before);
                    result = result.plus(killAndRunAgain(crash, expected));
                }
            }
        }
        installation.restore(after);
        return result;
    }

    private Result killAndRunAgain(CrashPoint crash, EndState expected) throws IOException, InterruptedException {
        boolean killed = kill(crash);
        Optional<Message> prepared = installation.prepared();
        runToTheEnd();
        EndState ended = installation.endState();
        long changed = installation.contradictions() + (isSentAsPrepared(prepared) ? 0 : 1);
        boolean passed = killed && ended.equals(expected) && changed == 0;
        if (!passed) {
            progress.step(crash + (killed ? " ended as " + ended + ", not as " + expected : " was never reached"));
        }
        return new Result(
                "one moment", 0, 1, passed ? 1 : 0, lost(ended, expected), changed, installation.repetitions());
    }

    private boolean isSentAsPrepared(Optional<Message> prepared) {
        return prepared.map(message -> message.subject() + "\n" + message.body())
                .map(text -> installation.received().getLast().text().equals(text))
                .orElse(true);
    }

    private static long lost(EndState ended, EndState expected) {
        Set<String> either = new HashSet<>(ended.notified());
        either.addAll(expected.open());
        return either.stream()
                .filter(finding ->
                        !ended.notified().contains(finding) || !expected.open().contains(finding))
                .count();
    }

    private long runToTheEnd() throws IOException, InterruptedException {
        try (Door door = account.door()) {
            process(door).run("run", "--take-over").orFail();
            return door.requests().arrivals();
        }
    }

    private boolean kill(CrashPoint crash) throws IOException, InterruptedException {
        try (Door door = account.door(crash)) {
            return process(door).killAt(door::crashed, "run", "--take-over");
        }
    }

    private AuditProcess process(Door door) {
        Map<String, String> environment = new HashMap<>(door.environment(AccountHistory.HOME));
        environment.putAll(installation.environment());
        return new AuditProcess(environment);
    }

    @Override
    public void close() {
        account.close();
    }
}
