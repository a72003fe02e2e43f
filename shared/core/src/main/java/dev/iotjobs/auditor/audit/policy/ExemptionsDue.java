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
import java.util.function.Function;

/** Exemptions whose day comes within a week, and of which subscribers were not notified yet. */
public final class ExemptionsDue {

    private static final Period AHEAD = Period.ofDays(7);

    private final List<Exemption> due;
    private final Map<String, String> noticed;

    /** @param noticed by exemption, the day of which subscribers were notified */
    public ExemptionsDue(Collection<Exemption> exemptions, Map<String, String> noticed, Instant now) {
        Map<String, String> known = new HashMap<>();
        exemptions.forEach(exemption -> {
            String day = noticed.get(exemption.id());
            if (day != null) {
                known.put(exemption.id(), day);
            }
        });
        this.due = exemptions.stream()
                .filter(exemption -> isNear(day(exemption), now))
                .filter(exemption -> !day(exemption).toString().equals(known.get(exemption.id())))
                .toList();
        due.forEach(exemption -> known.put(exemption.id(), day(exemption).toString()));
        this.noticed = Map.copyOf(known);
    }

    private static boolean isNear(LocalDate day, Instant now) {
        return now.isBefore(start(day)) && !now.isBefore(start(day.minus(AHEAD)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The one of its two days that it has. */
    private static LocalDate day(Exemption exemption) {
        LocalDate day = exemption.expires() == null ? exemption.reviewBy() : exemption.expires();
        return day == null ? LocalDate.MAX : day;
    }

    /**
     * One for each exemption.
     *
     * @param exempted gives the findings that an exemption exempts now, by its id
     */
    public List<Notice> notices(Function<String, List<Change>> exempted) {
        return due.stream()
                .<Notice>map(exemption -> new Notice.ExemptionDue(
                        new Notice.Exempting(
                                exemption.id(),
                                exemption.approval().reason(),
                                exemption.approval().owner(),
                                exemption.approval().ticket()),
                        day(exemption),
                        exemption.expires() == null,
                        exempted.apply(exemption.id())))
                .toList();
    }

    /** By exemption of the policy, the day of which subscribers are notified with these notices. */
    public Map<String, String> noticed() {
        return noticed;
    }
}
