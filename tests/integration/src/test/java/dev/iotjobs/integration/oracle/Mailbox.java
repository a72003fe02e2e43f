package dev.iotjobs.integration.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.alert.AlertChannel;
import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import dev.iotjobs.auditor.ledger.OutboxEntry.Occasion;
import dev.iotjobs.auditor.ledger.Told;
import dev.iotjobs.auditor.rule.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where alerts arrive. It can be down, or take an alert and say that it did not. */
final class Mailbox implements AlertChannel {

    private final Map<Told, OutboxEntry> outbox = new HashMap<>();
    private final List<Transition> told = new ArrayList<>();
    private State state = State.UP;
    private boolean refused;
    private int accepted;
    private int lost;

    /** How it answers. */
    enum State {
        UP,
        DOWN,
        LOSES_ANSWERS;

        static State after(Collection<Disturbance> disturbances) {
            if (disturbances.contains(Disturbance.MAILBOX_DOWN)) {
                return DOWN;
            }
            return disturbances.contains(Disturbance.MAILBOX_LOSES_ANSWERS) ? LOSES_ANSWERS : UP;
        }
    }

    synchronized void become(State next) {
        state = next;
    }

    /** Whether it did since it was asked last. */
    synchronized boolean refusedSomething() {
        boolean did = refused;
        refused = false;
        return did;
    }

    /** An entry is about to be told, if its time has come. */
    synchronized void read(OutboxEntry entry) {
        outbox.put(Told.of(entry), entry);
    }

    @Override
    public synchronized void send(Digest digest) throws UndeliveredException {
        if (state != State.UP) {
            refused = true;
            lost += state == State.DOWN ? 0 : digest.count();
            throw new UndeliveredException("the mailbox is " + state, new IOException());
        }
        accepted += digest.count();
    }

    /** These entries were in the digest that has just been accepted, or had nothing in them to be told. */
    synchronized void told(Collection<Told> entries) {
        List<Transition> news = entries.stream()
                .map(entry -> Objects.requireNonNull(outbox.get(entry), "an entry that was never read"))
                .filter(entry -> entry.occasion() != Occasion.HISTORIC)
                .flatMap(entry -> entry.transitions().stream())
                .toList();
        assertThat(news).as("transitions taken out of the outbox").hasSize(accepted);
        accepted = 0;
        news.stream()
                .filter(transition -> transition.finding().key().subject() instanceof Subject.OfJob)
                .forEach(told::add);
    }

    /** Every transition about a job that arrived and was known to have arrived, as often as it did. */
    synchronized List<Transition> told() {
        return List.copyOf(told);
    }

    /** How many more arrived without anybody knowing. */
    synchronized int lost() {
        return lost;
    }
}
