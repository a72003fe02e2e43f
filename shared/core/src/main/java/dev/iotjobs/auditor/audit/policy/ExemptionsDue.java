package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Notice;
import dev.iotjobs.auditor.policy.Exemption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The exemptions that expire or are due for review within the next seven days. A day of expiry or review that a message
 * has already announced does not count.
 */
public final class ExemptionsDue {

    private static final Period AHEAD = Period.ofDays(7);

    /** An exemption and the day on which it expires or is due for review. */
    private record Due(Exemption exemption, LocalDate day) {}

    private final List<Due> due;
    private final Map<String, String> noticed;

    /**
     * @param noticed maps an exemption id to the days of expiry or review that messages have announced, separated by
     *     spaces
     */
    public ExemptionsDue(Collection<Exemption> exemptions, Map<String, String> noticed, Instant now) {
        this.due = exemptions.stream()
                .flatMap(exemption -> next(exemption, days(noticed, exemption.id()), now).stream())
                .toList();
        Map<String, String> known = new HashMap<>();
        exemptions.forEach(exemption -> {
            Set<String> days = new TreeSet<>(days(noticed, exemption.id()));
            days.retainAll(daysOf(exemption).map(LocalDate::toString).toList());
            due.stream()
                    .filter(near -> near.exemption().equals(exemption))
                    .forEach(near -> days.add(near.day().toString()));
            if (!days.isEmpty()) {
                known.put(exemption.id(), String.join(" ", days));
            }
        });
        this.noticed = Map.copyOf(known);
    }

    private static List<String> days(Map<String, String> noticed, String exemptionId) {
        return List.of(noticed.getOrDefault(exemptionId, "").split(" ", -1));
    }

    private static Stream<LocalDate> daysOf(Exemption exemption) {
        return Stream.of(exemption.reviewBy(), exemption.expires()).filter(Objects::nonNull);
    }

    /**
     * The next day within a week on which an exemption expires or is due for review. Leaves out days that have begun,
     * and days that a message has already announced.
     */
    private static Optional<Due> next(Exemption exemption, Collection<String> noticed, Instant now) {
        return daysOf(exemption)
                .sorted()
                .filter(day -> isNear(day, now) && !noticed.contains(day.toString()))
                .findFirst()
                .map(day -> new Due(exemption, day));
    }

    private static boolean isNear(LocalDate day, Instant now) {
        return now.isBefore(start(day)) && !now.isBefore(start(day.minus(AHEAD)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * A notice for each exemption that expires or is due for review within seven days. There is no notice of an expiry
     * or a review that a message has already announced.
     *
     * @param exempted maps the id of an exemption to the findings that the exemption covers now
     */
    public List<Notice> notices(Function<String, List<Change>> exempted) {
        return due.stream().map(near -> notice(near, exempted)).toList();
    }

    private static Notice notice(Due near, Function<String, List<Change>> exempted) {
        Exemption exemption = near.exemption();
        Exemption.Approval approval = exemption.approval();
        return new Notice.ExemptionDue(
                new Notice.Exempting(exemption.id(), approval.reason(), approval.owner(), approval.ticket()),
                near.day(),
                !near.day().equals(exemption.expires()),
                exempted.apply(exemption.id()));
    }

    /**
     * A map from an exemption id to the days of expiry or review that messages have announced, separated by spaces.
     * Includes the days in {@link #notices}.
     */
    public Map<String, String> noticed() {
        return noticed;
    }
}
