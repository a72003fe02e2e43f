package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.rule.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must come back of findings. */
abstract class FindingsContract extends StoreContract {

    @Test
    void findings_committed_areTheSameInTheOrderAsked() {
        Transition one = samples.opened("one");
        Transition two =
                samples.transition(new Subject.OfRegion(samples.place()), "IOTJ-ACC-03", TransitionType.OPENED);
        store.commit(samples.commit(LedgerEntry.unknown(one.finding().key().subject()), one));
        store.commit(samples.commit(LedgerEntry.unknown(two.finding().key().subject()), two));
        FindingKey never = new FindingKey(samples.place(), samples.subject("never"), "IOTJ-CFG-01");

        assertThat(store.findings(
                        List.of(two.finding().key(), never, one.finding().key())))
                .containsExactly(two.finding(), one.finding());
        assertThat(store.findings(List.of(one.finding().key()))
                        .getFirst()
                        .evidence()
                        .facts()
                        .keySet())
                .containsExactly("zulu", "alpha", "rate", "flag");
    }

    @Test
    void findings_moreThanABatch_areAllRead() {
        List<FindingKey> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Subject subject = samples.subject("job-" + i);
            Transition[] transitions = IntStream.range(0, 90)
                    .mapToObj(rule -> samples.transition(subject, "IOTJ-" + rule, TransitionType.OPENED))
                    .toArray(Transition[]::new);
            store.commit(samples.commit(LedgerEntry.unknown(subject), transitions));
            Arrays.stream(transitions)
                    .forEach(transition -> keys.add(transition.finding().key()));
        }

        assertThat(store.findings(keys)).extracting(Finding::key).containsExactlyElementsOf(keys);
    }
}
