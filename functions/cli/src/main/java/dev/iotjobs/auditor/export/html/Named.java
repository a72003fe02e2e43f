package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** Counts added findings, and keeps the subjects and titles of the first four. Not thread-safe. */
final class Named {

    static final Named NONE = new Named();

    private static final int MOST = 4;

    private final List<Brief> first = new ArrayList<>();
    private int count;

    /**
     * The name of a finding.
     *
     * @param id id of the finding, to link to its row; empty for a closed finding, which has no row
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
