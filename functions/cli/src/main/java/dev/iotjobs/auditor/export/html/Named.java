package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** Some findings: their number, and the first four by name. Used by one thread. */
final class Named {

    static final Named NONE = new Named();

    private static final int MOST = 4;

    private final List<Brief> first = new ArrayList<>();
    private int count;

    /**
     * A finding by its name.
     *
     * @param id of a finding that has a row; empty for a closed one
     */
    record Brief(String id, String subject, String title) {

        static Brief of(Finding finding) {
            return new Brief(
                    finding.isOpen() ? finding.key().id() : "",
                    Shown.text(finding.key().subject().name()),
                    Row.RuleText.of(finding).title());
        }
    }

    void add(Finding finding) {
        count++;
        if (first.size() < MOST) {
            first.add(Brief.of(finding));
        }
    }

    int count() {
        return count;
    }

    List<Brief> first() {
        return first;
    }

    int more() {
        return count - first.size();
    }
}
