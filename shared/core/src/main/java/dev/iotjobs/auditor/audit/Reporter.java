package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.policy.PolicyInForce;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.message.AlertChannel;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Digest;
import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.layout.MessageText;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.state.Head;
import dev.iotjobs.auditor.state.Lease;
import dev.iotjobs.auditor.state.MessageStore;
import dev.iotjobs.auditor.state.MessageStore.Pending;
import dev.iotjobs.auditor.state.Notified;
import dev.iotjobs.auditor.state.NotifiedId;
import dev.iotjobs.auditor.state.PreparedMessage;
import dev.iotjobs.auditor.state.PreparedMessage.Part;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of an audit. A message can cover several Regions. It reports how open findings differ from the
 * findings that subscribers were notified of; a summary reports all open findings. Each message is stored before it is
 * published, and every attempt publishes exactly the stored text.
 */
final class Reporter {

    private final MessageStore messages;
    private final AlertChannel channel;
    private final Leases leases;
    private final Timeline timeline;
    private final String runId;
    private final AccountLabel account;
    private final Instant startedAt;

    Reporter(
            MessageStore messages,
            AlertChannel channel,
            Leases leases,
            Timeline timeline,
            String runId,
            AccountLabel account,
            Instant startedAt) {
        this.messages = messages;
        this.channel = channel;
        this.leases = leases;
        this.timeline = timeline;
        this.runId = runId;
        this.account = account;
        this.startedAt = startedAt;
    }

    /**
     * Sends the message that an earlier run prepared but did not finish sending.
     *
     * @param takeOver whether to send the message even if the run that prepared it may still be sending it
     * @return why the message could not be sent; empty if it was sent or if there is none
     */
    String finishEarlier(boolean takeOver) {
        try {
            Pending pending = messages.pending();
            if (pending == null) {
                return "";
            }
            Instant now = leases.now();
            if (!takeOver && new Lease("", pending.until()).holds(now)) {
                return "another run is sending a message";
            }
            PreparedMessage message = pending.message();
            if (message == null) {
                messages.discard(pending);
                return "a stored message could not be read and was discarded; the next audit reports its changes";
            }
            return messages.takeOver(pending, message, until(now))
                    ? resend(message)
                    : "another run is sending a message";
        } catch (StoreException e) {
            return e.getMessage();
        }
    }

    private String resend(PreparedMessage message) {
        return switch (channel.publish(message.message())) {
            case Delivery.Accepted _ -> {
                messages.finish(message);
                yield "";
            }
            case Delivery.Refused(var reason) -> reason;
            case Delivery.Unknown(var reason) -> reason;
        };
    }

    /**
     * The results that a message reports.
     *
     * @param notAudited coverage of the Regions that could not be audited
     * @param stores the store of each Region, by the Region's name
     * @param policy the policy that the audits used; null if no Region was audited
     * @param isEverywhere whether this audit includes all Regions of the account that were audited in the last seven
     *     days; false if this is unknown
     */
    record Audited(
            List<RegionResult> results,
            List<Coverage> notAudited,
            Map<String, RegionStore> stores,
            @Nullable PolicyInForce policy,
            boolean isEverywhere) {

        /** Whether the exempted findings of every Region of the account are known. */
        boolean knowsAll() {
            return isEverywhere && notAudited.isEmpty() && results.stream().allMatch(RegionResult::isWhole);
        }
    }

    /**
     * Reports the results of the audits of some Regions.
     *
     * @param earlier result of {@link #finishEarlier}: why the message of an earlier run was not sent, or empty
     * @param alreadySent number of critical findings in urgent messages of this audit
     */
    AlertReport report(Audited audited, String earlier, int alreadySent) {
        return send(audited, earlier, Occasion.CHANGES, alreadySent);
    }

    /** Reports the critical findings of a Region while its audit continues. */
    AlertReport urgent(Audited audited) {
        return send(audited, "", Occasion.URGENT, 0);
    }

    /** Reports every open finding that is not exempted, even findings that subscribers know. */
    AlertReport summary(Audited audited, String earlier) {
        return send(audited, earlier, Occasion.SUMMARY, 0);
    }

    private AlertReport send(Audited audited, String earlier, Occasion occasion, int alreadySent) {
        if (audited.results().isEmpty()) {
            return AlertReport.of(Status.NOT_TRIED, "");
        }
        try {
            return new Draft(audited, occasion, alreadySent).send(earlier);
        } catch (StoreException e) {
            return AlertReport.of(Status.REFUSED, e.getMessage());
        }
    }

    private Instant until(Instant now) {
        return now.plus(Lease.LENGTH).truncatedTo(ChronoUnit.MILLIS);
    }

    /** A message that is being prepared. */
    private final class Draft {

        private final Audited audited;
        private final List<RegionResult> results;
        private final PolicyNotices notices;
        private final Occasion occasion;
        private final int alreadySent;
        private final List<Change> changes = new ArrayList<>();
        private final Map<String, Notified> after = new TreeMap<>();
        private final Map<String, Head> heads = new HashMap<>();
        private final TreeMap<String, Notified> unchanged = new TreeMap<>();
        private final List<String> lost = new ArrayList<>();
        private int waiting;

        Draft(Audited audited, Occasion occasion, int alreadySent) {
            this.audited = audited;
            this.results = audited.results();
            this.notices = audited.policy() == null || occasion != Occasion.CHANGES
                    ? PolicyNotices.NONE
                    : PolicyNotices.of(audited.policy(), results, audited.knowsAll(), startedAt);
            this.occasion = occasion;
            this.alreadySent = alreadySent;
        }

        AlertReport send(String earlier) {
            Pending pending = messages.pending();
            Set<String> blocked = pending == null
                    ? Set.of()
                    : pending.regions(audited.stores().keySet());
            results.stream()
                    .filter(result -> !blocked.contains(result.region()))
                    .forEach(this::compare);
            if (after.isEmpty() && !notices.list().isEmpty() && !unchanged.isEmpty()) {
                Map.Entry<String, Notified> first = unchanged.firstEntry();
                after.put(first.getKey(), first.getValue());
            }
            boolean isDue = !after.isEmpty()
                    && (occasion == Occasion.SUMMARY
                            || !notices.list().isEmpty()
                            || changes.stream().anyMatch(change -> change.kind().causesMessage()));
            if (pending != null) {
                return notSent(Status.EARLIER_MESSAGE_WAITS, "an earlier message is not sent yet: " + earlier);
            }
            if (!lost.isEmpty() && !isDue) {
                return notSent(Status.REFUSED, lostMessage());
            }
            return isDue ? prepareAndPublish() : notSent(Status.NOTHING_TO_REPORT, "");
        }

        private String lostMessage() {
            return "the auditor cannot read which findings it has already reported in " + String.join(", ", lost)
                    + "; run './audit alert summary' to send one message with every open finding";
        }

        private AlertReport notSent(Status status, String failure) {
            return new AlertReport(status, null, Map.of(), waiting, failure);
        }

        private void compare(RegionResult result) {
            String region = result.region();
            RegionStore store = audited.stores().get(region);
            if (store == null || !leases.keep(region)) {
                return;
            }
            Head head = store.readHead().head();
            Difference difference;
            if (occasion == Occasion.SUMMARY) {
                difference = Difference.summary(result, timeline.instant());
            } else {
                NotifiedId last = head.notified().id();
                Notified notified = head.notified().isLost() ? null : messages.readNotified(store.place(), last);
                if (notified == null) {
                    lost.add(region);
                    return;
                }
                if (last != null) {
                    messages.deleteNotifiedBefore(store.place(), last.number());
                }
                difference = occasion == Occasion.URGENT
                        ? Difference.urgent(result, notified, timeline.instant())
                        : Difference.of(result, notified, timeline.instant(), store::findings);
            }
            waiting += difference.waiting();
            heads.put(region, head);
            if (difference.changes().isEmpty() && occasion != Occasion.SUMMARY) {
                unchanged.put(region, difference.after());
            } else {
                after.put(region, difference.after());
                changes.addAll(difference.changes());
            }
        }

        private AlertReport prepareAndPublish() {
            TreeMap<String, Part> parts = new TreeMap<>();
            TreeMap<String, Long> numbers = new TreeMap<>();
            after.forEach((region, notified) -> {
                Head head = Objects.requireNonNull(heads.get(region));
                NotifiedId last = head.notified().id();
                long number = Math.max(
                        last == null ? 0 : last.number() + 1, timeline.instant().toEpochMilli());
                NotifiedId id = messages.putNotified(place(region), notified, number);
                parts.put(region, new Part(head.notified().stored(), id));
                numbers.put(region, number);
            });
            Message text = MessageText.of(messageId(numbers), digest(numbers));
            PreparedMessage message = new PreparedMessage(text, runId, until(leases.now()), parts, notices.stored());
            if (!holdsAll(parts.keySet()) || !messages.prepare(message)) {
                return notSent(
                        Status.EARLIER_MESSAGE_WAITS, "another run prepared a message, or this run lost its lease");
            }
            return publish(message);
        }

        /** The id of the run. An urgent message adds a number, because a run can send several urgent messages. */
        private String messageId(SortedMap<String, Long> numbers) {
            return occasion == Occasion.URGENT ? runId + "-" + numbers.get(numbers.firstKey()) : runId;
        }

        private AlertReport publish(PreparedMessage message) {
            if (!holdsAll(message.regions().keySet())) {
                return result(Status.UNCERTAIN, message, "the lease was lost; another run may have sent the message");
            }
            return switch (channel.publish(message.message())) {
                case Delivery.Accepted _ -> accepted(message);
                case Delivery.Refused(var reason) -> {
                    messages.withdraw(message); // the next audit prepares a new message
                    yield result(Status.REFUSED, message, reason);
                }
                case Delivery.Unknown(var reason) -> result(Status.UNCERTAIN, message, reason);
            };
        }

        private AlertReport accepted(PreparedMessage message) {
            try {
                messages.finish(message);
                return result(Status.SENT, message, lost.isEmpty() ? "" : lostMessage());
            } catch (StoreException e) {
                return result(Status.SENT, message, "not stored, the next audit sends it again: " + e.getMessage());
            }
        }

        private AccountRegion place(String region) {
            return Objects.requireNonNull(audited.stores().get(region)).place();
        }

        private boolean holdsAll(Collection<String> regions) {
            return regions.stream().allMatch(leases::keep);
        }

        private AlertReport result(Status status, PreparedMessage message, String failure) {
            Map<Change.Kind, Integer> kinds = changes.stream()
                    .collect(Collectors.groupingBy(
                            Change::kind, () -> new EnumMap<>(Change.Kind.class), Collectors.summingInt(_ -> 1)));
            return new AlertReport(status, message.message(), kinds, waiting, failure);
        }

        private Digest digest(SortedMap<String, Long> numbers) {
            Map<Severity, Integer> open = new EnumMap<>(Severity.class);
            Map<String, Integer> withoutData = new TreeMap<>();
            Map<String, Integer> exempted = new HashMap<>();
            for (RegionResult result : results) {
                result.run().judged().open().forEach(finding -> open.merge(finding.severity(), 1, Integer::sum));
                result.run()
                        .judged()
                        .exempted()
                        .forEach(finding -> exempted.merge(String.valueOf(finding.exemption()), 1, Integer::sum));
                result.run().judged().rules().forEach((ruleId, counts) -> {
                    if (counts.withoutData() > 0) {
                        withoutData.merge(ruleId, counts.withoutData(), Integer::sum);
                    }
                });
            }
            return new Digest(
                    isFirstReport() ? Occasion.FIRST_AUDIT : occasion,
                    new Digest.Audited(account, startedAt, coverage()),
                    changes,
                    notices.list(),
                    new Digest.Counts(open, exempted, waiting, alreadySent, withoutData),
                    numbers,
                    this::findings);
        }

        /** The coverage of each Region, even of Regions that could not be audited. Empty in an urgent message. */
        private List<Coverage> coverage() {
            if (occasion == Occasion.URGENT) {
                return List.of();
            }
            List<Coverage> coverage = new ArrayList<>(audited.notAudited());
            results.forEach(result -> coverage.add(
                    result.isWhole()
                            ? result.run().coverage()
                            : result.run().coverage().ofAPart("this audit covered only a part of the jobs")));
            coverage.sort(Comparator.comparing(each -> each.place().region()));
            return coverage;
        }

        /** Whether each Region of the message is still in its first report, which may take several messages. */
        private boolean isFirstReport() {
            return occasion == Occasion.CHANGES
                    && changes.stream().anyMatch(change -> change.kind() == Change.Kind.BASELINE)
                    && after.keySet().stream()
                            .map(region -> Objects.requireNonNull(heads.get(region)))
                            .allMatch(head -> head.notified().stored() == null || isRestOfFirst(head));
        }

        private boolean isRestOfFirst(Head head) {
            return head.baseline() != null
                    && startedAt.isBefore(head.baseline().at().plus(Difference.BASELINE_WAITS_AT_MOST))
                    && changes.stream().allMatch(change -> change.kind() == Change.Kind.BASELINE);
        }

        private Map<FindingKey, Finding> findings(Collection<FindingKey> keys) {
            Map<FindingKey, Finding> found = new HashMap<>();
            keys.stream()
                    .collect(Collectors.groupingBy(key -> key.place().region()))
                    .forEach((region, some) -> found.putAll(findings(region, some)));
            return found;
        }

        private Map<FindingKey, Finding> findings(String region, List<FindingKey> keys) {
            RegionStore store = audited.stores().get(region);
            return store == null ? Map.of() : store.findings(keys);
        }
    }
}
