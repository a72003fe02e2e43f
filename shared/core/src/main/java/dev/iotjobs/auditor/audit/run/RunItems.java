package dev.iotjobs.auditor.audit.run;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the items that {@link RunRecord} writes. */
final class RunItems {

    private static final Set<Gap> NO_DATA =
            Arrays.stream(Gap.values()).filter(Gap::isNoData).collect(Collectors.toSet());

    private RunItems() {}

    static Instant startedAt(Item run) {
        return Instant.parse(run.key().sort());
    }

    /** @throws RuntimeException if the item cannot be read */
    static StoredRun read(AccountRegion place, Item run) {
        return new StoredRun(
                summary(place, run),
                each(run.map(Names.RULES), RunItems::rule),
                transitions(run),
                each(run.map(Names.CALLS), RunItems::calls),
                quotas(place, run.map(Names.QUOTAS)));
    }

    private static RunSummary summary(AccountRegion place, Item run) {
        return new RunSummary(
                run.text(Names.RUN_ID),
                Outcome.valueOf(run.text(Names.OUTCOME)),
                run.text(Names.MESSAGE),
                new TimeSpan(startedAt(run), Instant.parse(run.text(Names.ENDED_AT))),
                coverage(place, run.map(Names.COVERAGE)),
                ruleCoverage(run.map(Names.RULE_COVERAGE)),
                texts(run.attribute(Names.WARNINGS)));
    }

    /** The number of changes of findings by kind. Leaves out kinds that this version of the auditor does not know. */
    static Map<TransitionType, Integer> transitions(Item run) {
        Map<String, Attribute> counts = run.map(Names.TRANSITIONS);
        return numbers(counts, TransitionType.values());
    }

    private static Coverage coverage(AccountRegion place, Map<String, Attribute> values) {
        return new Coverage(
                place,
                new Coverage.Listed(
                        number(values, Names.LISTED),
                        number(values, Names.ENDED_LONG_AGO),
                        Coverage.Listing.valueOf(text(values, Names.LISTING, "")),
                        text(values, Names.LISTING_PROBLEM, "")),
                number(values, Names.DESCRIBED),
                number(values, Names.EVALUATED),
                new Coverage.Failures(
                        number(values, Names.DENIED),
                        number(values, Names.MALFORMED),
                        number(values, Names.FAILED),
                        0,
                        List.of()),
                new Coverage.NotReached(number(values, Names.OVERDUE), 0, number(values, Names.UNSEEN), Instant.EPOCH),
                new Coverage.Deletions(
                        number(values, Names.VANISHED),
                        number(values, Names.HELD_BACK),
                        numberOrZero(values, Names.KNOWN)));
    }

    private static RuleCoverage ruleCoverage(Map<String, Attribute> values) {
        return new RuleCoverage(number(values, Names.EXPECTED), number(values, Names.WITHOUT_DATA));
    }

    private static StoredRun.Rule rule(Map<String, Attribute> values) {
        RuleCounts verdicts = new RuleCounts(
                number(values, Names.PASSED),
                number(values, Names.NOT_APPLICABLE),
                number(values, Names.PENDING),
                numbers(values, Severity.values()),
                numbers(values, Gap.values()),
                Map.of(),
                NO_DATA);
        Map<Severity, Integer> left = new EnumMap<>(Severity.class);
        left.putAll(verdicts.nonCompliant());
        return new StoredRun.Rule(
                verdicts,
                findings(values, Names.OPEN, Names.OPEN_BY_SEVERITY, left),
                findings(values, Names.EXEMPTED, Names.EXEMPTED_BY_SEVERITY, left));
    }

    /**
     * Reads the number of a rule's findings by severity. Items that older versions of the auditor wrote have only the
     * total. For these items, the severities are estimated: they are those of the rule's NON_COMPLIANT verdicts, worst
     * first.
     *
     * @param sum name of the attribute with the total
     * @param bySeverity name of the attribute with the numbers by severity
     * @param left number of the rule's NON_COMPLIANT verdicts by severity that no earlier call has used; this call
     *     subtracts the verdicts that it uses
     */
    private static Map<Severity, Integer> findings(
            Map<String, Attribute> values, String sum, String bySeverity, Map<Severity, Integer> left) {
        if (values.get(bySeverity) instanceof Attribute.MapOf(var counts)) {
            return numbers(counts, Severity.values());
        }
        Map<Severity, Integer> given = new EnumMap<>(Severity.class);
        int missing = number(values, sum);
        Severity mildest = Severity.MEDIUM;
        for (Severity severity : worstFirst()) {
            int available = left.getOrDefault(severity, 0);
            int taken = Math.min(available, missing);
            if (taken > 0) {
                given.put(severity, taken);
                left.put(severity, available - taken);
                missing -= taken;
                mildest = severity;
            }
        }
        if (missing > 0) {
            given.merge(mildest, missing, Integer::sum);
        }
        return given;
    }

    private static List<Severity> worstFirst() {
        return Arrays.stream(Severity.values())
                .sorted((one, other) -> one == other ? 0 : one.isAtLeast(other) ? -1 : 1)
                .toList();
    }

    private static ApiCalls calls(Map<String, Attribute> values) {
        return new ApiCalls(number(values, Names.MADE), number(values, Names.THROTTLED), number(values, Names.FAILED));
    }

    private static List<QuotaUsage> quotas(AccountRegion place, Map<String, Attribute> quotas) {
        List<QuotaUsage> all = new ArrayList<>();
        each(quotas, Function.identity()).forEach((code, values) -> {
            String limit = text(values, Names.LIMIT, "");
            all.add(new QuotaUsage(
                    place,
                    new QuotaUsage.Quota(code, text(values, Names.NAME, code)),
                    limit.isEmpty() ? null : Double.valueOf(limit),
                    QuotaUsage.LimitSource.valueOf(text(values, Names.SOURCE, QuotaUsage.LimitSource.UNKNOWN.name())),
                    number(values, Names.USED),
                    number(values, Names.UNCERTAIN),
                    values.get(Names.WHOLE_ACCOUNT) instanceof Attribute.Flag(var whole) && whole));
        });
        all.sort((one, other) -> one.quota().code().compareTo(other.quota().code()));
        return all;
    }

    private static <T> Map<String, T> each(Map<String, Attribute> values, Function<Map<String, Attribute>, T> reader) {
        Map<String, T> read = new HashMap<>();
        values.forEach((name, value) -> {
            if (!(value instanceof Attribute.MapOf(var members))) {
                throw new IllegalArgumentException("'" + name + "' is not a map");
            }
            read.put(name, reader.apply(members));
        });
        return read;
    }

    private static <E extends Enum<E>> Map<E, Integer> numbers(Map<String, Attribute> values, E[] names) {
        return Arrays.stream(names)
                .filter(name -> values.containsKey(name.name()))
                .collect(Collectors.toMap(Function.identity(), name -> number(values, name.name())));
    }

    private static int number(Map<String, Attribute> values, String name) {
        if (values.get(name) instanceof Attribute.Number(var number)) {
            return Integer.parseInt(number);
        }
        throw new IllegalArgumentException("no number: " + name);
    }

    private static int numberOrZero(Map<String, Attribute> values, String name) {
        return values.containsKey(name) ? number(values, name) : 0;
    }

    private static String text(Map<String, Attribute> values, String name, String otherwise) {
        return values.get(name) instanceof Attribute.Text(var text) ? text : otherwise;
    }

    private static List<String> texts(@Nullable Attribute value) {
        if (value instanceof Attribute.ListOf(var values)) {
            return values.stream()
                    .filter(Attribute.Text.class::isInstance)
                    .map(each -> ((Attribute.Text) each).value())
                    .toList();
        }
        return List.of();
    }
}
