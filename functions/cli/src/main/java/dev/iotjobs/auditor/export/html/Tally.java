package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts the findings for all summaries of the HTML page. Counts exempted findings apart from all other open findings.
 * Not thread-safe.
 */
final class Tally {

    /** Lower limits, in days, of the age ranges by which open findings are counted. */
    private static final List<Integer> AGES = List.of(0, 1, 3, 7, 14, 30);

    /** The kinds of changes of open findings that the HTML report counts. */
    enum Moved {
        OPENED,
        WORSENED,
        REOPENED
    }

    private final Dates dates;
    private final Function<String, AccountLabel> accounts;
    private final Map<Severity, Integer> open = new EnumMap<>(Severity.class);
    private final Map<String, RuleTally> byRule = new HashMap<>();
    private final Map<String, Integer> rowsByRule = new HashMap<>();
    private final Map<Severity, Integer> rowsBySeverity = new EnumMap<>(Severity.class);
    private final Map<String, Integer> openByRegion = new TreeMap<>();
    private final Map<String, Integer> openByAccount = new TreeMap<>();
    private final Map<Moved, Named> moved = new EnumMap<>(Moved.class);
    private final List<Map<Severity, Integer>> ages = new ArrayList<>();
    private final Set<String> jobs = new HashSet<>();
    private final Set<String> exemptions = new HashSet<>();
    private int rows;
    private int exempted;
    private long failing;
    private long toCome;
    private @Nullable Instant oldest;
    private @Nullable Instant oldestCritical;

    /** @param accounts returns the account that has the given id */
    Tally(Dates dates, Function<String, AccountLabel> accounts) {
        this.dates = dates;
        this.accounts = accounts;
        AGES.forEach(_ -> ages.add(new EnumMap<>(Severity.class)));
    }

    void add(Finding finding) {
        rows++;
        rowsByRule.merge(finding.key().ruleId(), 1, Integer::sum);
        rowsBySeverity.merge(finding.severity(), 1, Integer::sum);
        String account = Shown.account(accounts.apply(finding.key().place().accountId()));
        String region = Shown.text(finding.key().place().region());
        boolean isOpen = Row.State.of(finding) == Row.State.OPEN;
        openByAccount.merge(account, isOpen ? 1 : 0, Integer::sum);
        openByRegion.merge(region, isOpen ? 1 : 0, Integer::sum);
        if (isOpen) {
            addOpen(finding);
        } else {
            exempted++;
            exemptions.add(account + "/" + finding.exemption());
        }
    }

    private void addOpen(Finding finding) {
        Severity severity = finding.severity();
        open.merge(severity, 1, Integer::sum);
        Moved change = change(finding);
        boolean isOpened = change == Moved.OPENED || change == Moved.REOPENED;
        byRule.computeIfAbsent(finding.key().ruleId(), _ -> new RuleTally(finding))
                .add(finding, isOpened);
        if (change != null) {
            moved.computeIfAbsent(change, _ -> new Named()).add(finding);
        }
        ages.get(age(finding)).merge(severity, 1, Integer::sum);
        oldest = earlier(oldest, finding.since());
        oldestCritical = severity == Severity.CRITICAL ? earlier(oldestCritical, finding.since()) : oldestCritical;
        if (finding.key().subject().job() != null) {
            jobs.add(finding.key().place().accountId() + "/"
                    + finding.key().place().region() + "/"
                    + finding.key().subject().name());
        }
        if (finding.key().ruleId().equals(Lead.FAILURE_RATE)) {
            failing += RuleTally.failedSoFar(finding);
            toCome += RuleTally.toCome(finding);
        }
    }

    private int age(Finding finding) {
        long days = Duration.between(finding.since(), dates.asOf()).toDays();
        int age = AGES.size() - 1;
        while (age > 0 && days < AGES.get(age)) {
            age--;
        }
        return age;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    /** The most important change of a finding in the last 7 days; null if there is none. */
    private @Nullable Moved change(Finding finding) {
        if (dates.isInLastWeek(finding.since())) {
            boolean again = finding.history().stream()
                    .anyMatch(event -> event.type() == TransitionType.REOPENED && isNow(event, finding.since()));
            return again ? Moved.REOPENED : Moved.OPENED;
        }
        boolean worsened = finding.history().stream()
                .anyMatch(event -> event.type() == TransitionType.WORSENED && dates.isInLastWeek(event.at()));
        return worsened ? Moved.WORSENED : null;
    }

    private static boolean isNow(Event event, Instant since) {
        return !event.at().isBefore(since);
    }

    Map<Severity, Integer> open() {
        return open;
    }

    int open(Severity severity) {
        return open.getOrDefault(severity, 0);
    }

    int openCount() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    int exempted() {
        return exempted;
    }

    /** Number of exemptions that exempt a finding. */
    int exemptions() {
        return exemptions.size();
    }

    int rows() {
        return rows;
    }

    int rows(String ruleId) {
        return rowsByRule.getOrDefault(ruleId, 0);
    }

    int rows(Severity severity) {
        return rowsBySeverity.getOrDefault(severity, 0);
    }

    /** The rules with open findings that are not exempted, in no particular order. */
    List<RuleTally> rules() {
        return List.copyOf(byRule.values());
    }

    /** The ids of all rules with open or exempted findings, sorted. */
    List<String> ruleIds() {
        return rowsByRule.keySet().stream().sorted().toList();
    }

    /** Number of open findings that no exemption covers, by Region. A Region with only exempted findings has 0. */
    Map<String, Integer> openByRegion() {
        return openByRegion;
    }

    Map<String, Integer> openByAccount() {
        return openByAccount;
    }

    /**
     * Number of open findings that no exemption covers, by severity. The list has an element for each range of ages:
     * under 1 day, 1 to 3, 3 to 7, 7 to 14, 14 to 30, and 30 days or more.
     */
    List<Map<Severity, Integer>> ages() {
        return ages;
    }

    Named moved(Moved change) {
        return moved.getOrDefault(change, Named.NONE);
    }

    /** Number of jobs with open findings that are not exempted. */
    int jobs() {
        return jobs.size();
    }

    /** Number of executions that failed or timed out in live jobs with a failure rate that is too high. */
    long failing() {
        return failing;
    }

    /** Number of queued and in-progress executions of live jobs with a failure rate that is too high. */
    long toCome() {
        return toCome;
    }

    @Nullable
    Instant oldest() {
        return oldest;
    }

    @Nullable
    Instant oldestCritical() {
        return oldestCritical;
    }
}
