package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.alert.News;
import dev.iotjobs.auditor.alert.RuleNews;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of an alert: counts first, then what to look at, worst first, then what was not seen. */
final class DigestBody {

    private static final int CHANGES_OF_A_RULE = 10;
    private static final int FIRST_LOOK_OF_A_RULE = 3;
    private static final int REGIONS = 50;
    private static final int REGION_LENGTH = 40;
    private static final int TITLE_LENGTH = 100;
    private static final int REMEDIATION_LENGTH = 500;

    private static final String CUT =
            "\n(The rest is left out: it is more than one message holds. Every finding is in the"
                    + " findings table.)\n";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Digest digest;

    DigestBody(Digest digest) {
        this.digest = digest;
    }

    String text() {
        String end = coverage();
        int room = DigestText.MAX_BODY_BYTES - bytes(end) - bytes(CUT) - 1;
        return (withinBytes(head() + changes() + firstLook() + resolved(), room) + end).stripTrailing();
    }

    private String head() {
        Page page = new Page();
        page.line("IoT jobs of AWS account " + DigestText.account(digest) + ", audited " + TIME.format(digest.at()))
                .blank();
        if (!digest.changes().isEmpty()) {
            page.line("Changed: " + Counts.ofTypes(digest.changes().types()) + severitiesOf(digest.changes()));
        }
        if (!digest.baseline().isEmpty()) {
            page.line("First look: " + Counts.ofFirstLook(digest.baseline()) + severitiesOf(digest.baseline()));
        }
        if (digest.historic() > 0) {
            page.line("Recorded and not listed here: " + Counts.of(digest.historic(), "finding")
                    + " on jobs that had ended long before the first audit");
        }
        return page.blank().toString();
    }

    private static String severitiesOf(News news) {
        String severities = Counts.ofSeverities(news.severities());
        return severities.isEmpty() ? "" : " (open among these: " + severities + ")";
    }

    private String changes() {
        Page page = new Page();
        digest.changes().open().forEach(news -> rule(page, news, Counts.ofTypes(news.types()), CHANGES_OF_A_RULE));
        return page.toString();
    }

    private String firstLook() {
        List<RuleNews> found = digest.baseline().open();
        if (found.isEmpty()) {
            return "";
        }
        Page page = new Page();
        page.line("FIRST LOOK")
                .line("What was there already when the account, or a new rule or policy, was looked at for the first"
                        + " time. From now on only changes are told.")
                .blank();
        found.forEach(news -> rule(page, news, Counts.ofSeverities(news.severities()), FIRST_LOOK_OF_A_RULE));
        return page.toString();
    }

    private static void rule(Page page, RuleNews news, String counts, int examples) {
        Finding worst = news.worst().getFirst().finding();
        page.line(worst.severity() + "  " + PlainText.line(worst.title(), TITLE_LENGTH) + " (" + news.ruleId() + "): "
                + counts);
        FindingText.rationale(news.ruleId()).ifPresent(rationale -> page.line("Why it matters: " + rationale));
        page.line("What to do: " + PlainText.line(worst.remediation(), REMEDIATION_LENGTH))
                .blank();
        news.worst().stream().limit(examples).forEach(transition -> example(page, transition));
        rest(page, news.count() - examples, "more of this rule in the findings table");
        page.blank();
    }

    private static void example(Page page, Transition transition) {
        Finding finding = transition.finding();
        page.line(
                "- " + FindingText.where(finding) + ": " + Counts.word(transition.type()) + ", " + finding.severity());
        page.line("    " + FindingText.reason(finding));
        FindingText.command(finding).ifPresent(command -> page.line("    " + command));
        page.line("    ref " + DigestText.ref(transition));
    }

    private String resolved() {
        if (digest.resolved() == 0) {
            return "";
        }
        Page page = new Page();
        page.line("RESOLVED");
        digest.examplesOfResolved().forEach(transition -> {
            Finding finding = transition.finding();
            page.line(
                    "- " + FindingText.where(finding) + ": " + PlainText.line(finding.title(), TITLE_LENGTH) + " (was "
                            + finding.severity() + "); " + FindingText.resolution(finding) + "; ref "
                            + DigestText.ref(transition));
        });
        rest(page, digest.resolved() - News.EXAMPLES, "more were resolved");
        return page.blank().toString();
    }

    private String coverage() {
        Page page = new Page();
        if (!digest.coverage().isEmpty()) {
            page.line("WHAT THE AUDIT SAW");
        }
        List<Coverage> whole =
                digest.coverage().stream().filter(Coverage::isComplete).toList();
        List<Coverage> partial =
                digest.coverage().stream().filter(seen -> !seen.isComplete()).toList();
        if (!whole.isEmpty()) {
            int jobs = whole.stream().mapToInt(Coverage::expected).sum();
            page.line(
                    "- " + whole.stream().limit(REGIONS).map(DigestBody::region).collect(Collectors.joining(", "))
                            + ": all " + Counts.of(jobs, "job"));
        }
        partial.stream()
                .limit(REGIONS)
                .forEach(seen -> page.line("- " + region(seen) + ": " + CoverageText.of(seen)
                        + ". Of the others this alert says nothing, neither good nor bad."));
        rest(page, partial.size() - REGIONS, "Regions of which a part was seen");
        return page.toString();
    }

    private static String region(Coverage coverage) {
        return PlainText.line(coverage.place().region(), REGION_LENGTH);
    }

    private static void rest(Page page, int count, String what) {
        if (count > 0) {
            page.line("- and " + count + " " + what);
        }
    }

    /** Cut after a whole line, so that no entry is torn inside a line. */
    private static String withinBytes(String text, int room) {
        if (bytes(text) <= room) {
            return text;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int end = room;
        while (end > 0 && utf8[end - 1] != '\n') {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8) + CUT + "\n";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
