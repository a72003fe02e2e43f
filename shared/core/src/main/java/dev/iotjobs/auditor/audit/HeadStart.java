package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.Listed;
import java.util.Comparator;
import java.util.List;

/**
 * Where calls are not limited, has jobs never seen described while the list is still read, instead of waiting for one
 * page after the other: of each page as many as may be asked for at once, live ones first.
 */
final class HeadStart {

    private final Ledger ledger;
    private final Describer describer;

    HeadStart(Ledger ledger, Describer describer) {
        this.ledger = ledger;
        this.describer = describer;
    }

    /** @param rows in the ledger, of the jobs on a page */
    void listed(List<Integer> rows) {
        describer.offer(rows.stream()
                .filter(row -> ledger.entry(row).revision() == 0 && !describer.hasBegun(row))
                .sorted(Comparator.comparing(this::hasEnded))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private boolean hasEnded(int row) {
        Listed listed = ledger.listed(row);
        return listed != null && listed.status().isTerminal();
    }
}
