package dev.iotjobs.integration.history;

import static dev.iotjobs.auditor.message.Change.Kind.BASELINE;
import static dev.iotjobs.auditor.message.Change.Kind.CLOSED_WITH_JOB;
import static dev.iotjobs.auditor.message.Change.Kind.NEW;
import static dev.iotjobs.auditor.message.Change.Kind.REOPENED;
import static dev.iotjobs.auditor.message.Change.Kind.RESOLVED;
import static dev.iotjobs.auditor.message.Change.Kind.RULE_OFF;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends a history with single changes and no faults. Checks that each change causes exactly the right message. */
final class Epilogue {

    private static final String CANARY = "canary";
    private static final String MILD = "mild";
    private static final String TIMEOUT_MISSING = "IOTJ-CFG-01";
    private static final String COVERAGE_INCOMPLETE = "IOTJ-ACC-03";

    private static final Set<Change.Kind> LOUD = Set.of(Change.Kind.values()).stream()
            .filter(Change.Kind::causesMessage)
            .collect(Collectors.toSet());

    private static final double AMPLE_QUOTA = 1_000;

    /**
     * If a Region has at least this number of live jobs, a slow audit must report a critical finding before its end.
     * With fewer jobs, it can report everything at its end.
     */
    private static final int ENOUGH_TO_BE_SLOW = 4;

    private final World world;
    private final Calm calm;
    private final RegionJobs region;

    Epilogue(World world, Calm calm) {
        this.world = world;
        this.calm = calm;
        region = world.region(world.choices.oneOf(World.REGIONS));
    }

    void check() {
        world.regions.values().forEach(each -> each.quotas.replaceAll((_, _) -> AMPLE_QUOTA));
        world.policy = Policies.USUAL;
        calm.audits(2);
        switch (world.choices.below(5)) {
            case 0 -> jobComesAndGoes();
            case 1 -> ruleIsSwitchedOffAndOn();
            case 2 -> jobFails();
            case 3 -> jobGetsCritical();
            default -> jobsSeemToVanish();
        }
        calm.checkFindings();
    }

    private void jobComesAndGoes() {
        Job good = world.maker.plain(region.place, CANARY, world.now());
        Job bad = good.toBuilder().timeoutConfig(null).build();
        region.put(bad);
        requireMessage(Map.of(NEW, 1));
        calm.checkBelief(false);
        region.put(good);
        requireMessage(Map.of(RESOLVED, 1));
        region.put(bad);
        requireMessage(Map.of(REOPENED, 1));
        region.delete(CANARY);
        requireMessage(Map.of(CLOSED_WITH_JOB, 1));
        calm.checkBelief(false);
    }

    /**
     * A job gets a critical finding. A slow audit reports this finding while it still describes other jobs, and
     * everything else at its end.
     */
    private void jobGetsCritical() {
        world.policy = Policies.STRICT;
        region.put(world.maker.failing(region.place, MILD, world.now(), 14));
        calm.audits(1);
        world.policy = Policies.USUAL; // in this policy the failures of the first job are not critical
        region.put(world.maker.failing(region.place, CANARY, world.now(), 50));
        int before = world.topic.delivered().size();
        Run run = calm.slowAudit(region.place.region());
        List<Message> sent = world.topic.delivered();
        boolean isUrgent = sent.subList(before, sent.size()).stream()
                .anyMatch(message -> message.id().startsWith(run.spec.id() + "-"));
        world.require(
                isUrgent || live().size() < ENOUGH_TO_BE_SLOW,
                "what is critical is reported during an audit",
                () -> sent.subList(before, sent.size()).toString());
        region.delete(CANARY);
        calm.audits(1); // audits both Regions; its message reports lower severities too
        calm.checkBelief(false);
    }

    private void ruleIsSwitchedOffAndOn() {
        int open = (int) Findings.open(world).keySet().stream()
                .filter(name -> Findings.ruleId(name).equals(TIMEOUT_MISSING))
                .count();
        if (open == 0) {
            return;
        }
        Map<String, Set<String>> expected = Expected.of(world);
        int certain = (int) expected.entrySet().stream()
                .filter(finding -> Findings.ruleId(finding.getKey()).equals(TIMEOUT_MISSING))
                .filter(finding -> !finding.getValue().contains(Expected.CLOSED))
                .count();
        world.policy = Policies.USUAL.withRulesOff(Set.of(TIMEOUT_MISSING));
        requireMessage(Map.of(RULE_OFF, open));
        world.policy = Policies.USUAL;
        if (certain > 0) {
            requireMessage(Map.of(BASELINE, certain));
        }
    }

    /**
     * One of several jobs cannot be described. A finding on coverage opens with the second scheduled audit, and closes
     * with the second one after the fault. Audits started by hand in between do not count.
     */
    private void jobFails() {
        if (live().size() < 2) {
            return;
        }
        region.troubles.add(Trouble.DESCRIBE_FAILS);
        region.troubled = live().getFirst().jobId();
        calm.audit(RunSpec.Kind.SCHEDULED);
        requireCoverage(null);
        world.pass(Duration.ofMinutes(1));
        calm.auditNow(RunSpec.Kind.BY_HAND);
        requireCoverage(null);
        requireMessage(List.of(Map.of(NEW, 1), Map.of(REOPENED, 1)));
        requireCoverage(Severity.MEDIUM);
        region.troubles.clear();
        calm.audit(RunSpec.Kind.SCHEDULED);
        requireCoverage(Severity.MEDIUM);
        world.pass(Duration.ofMinutes(1));
        calm.auditNow(RunSpec.Kind.BY_HAND);
        requireCoverage(Severity.MEDIUM);
        calm.audit(RunSpec.Kind.SCHEDULED);
        requireCoverage(null);
    }

    /**
     * DescribeJob answers 404 for all jobs of a Region for a short time. Audits must not treat the jobs as deleted, so
     * no finding closes.
     */
    private void jobsSeemToVanish() {
        if (live().size() < 3) {
            return;
        }
        Map<String, Severity> before = ofJobs();
        region.troubles.add(Trouble.DESCRIBE_MISSING);
        region.troubled = null;
        calm.audit(RunSpec.Kind.SCHEDULED);
        requireSame(before);
        world.pass(Duration.ofMinutes(15));
        calm.auditNow(RunSpec.Kind.SCHEDULED);
        requireSame(before);
        region.troubles.clear();
        calm.audit(RunSpec.Kind.SCHEDULED);
        calm.audit(RunSpec.Kind.SCHEDULED);
        requireSame(before);
        requireCoverage(null);
    }

    private List<Job> live() {
        return region.all().stream().filter(job -> job.status().isActive()).toList();
    }

    private Map<String, Severity> ofJobs() {
        Map<String, Severity> open = Findings.open(world);
        open.keySet().removeIf(name -> !Findings.subjectId(name).contains("@"));
        return open;
    }

    private void requireSame(Map<String, Severity> before) {
        world.require(
                ofJobs().equals(before),
                "an implausible share of jobs that answer 404 closes nothing",
                () -> before + " became " + ofJobs());
    }

    private void requireCoverage(@Nullable Severity expected) {
        Severity open = Findings.open(world).get(Findings.name(region.place.region(), COVERAGE_INCOMPLETE, "region"));
        world.require(
                open == expected,
                "audits in a row are counted once a tick",
                () -> COVERAGE_INCOMPLETE + " is " + open + ", should be " + expected);
    }

    /**
     * Makes an audit, and checks which changes its message reports.
     *
     * @param expected number of changes of each kind. Kinds that cause no message on their own are ignored.
     */
    private void requireMessage(Map<Change.Kind, Integer> expected) {
        requireMessage(List.of(expected));
    }

    /**
     * Makes an audit, and checks which changes its message reports.
     *
     * @param expected the allowed results, each with the numbers of changes by kind. The results leave out kinds that
     *     cause no message on their own.
     */
    private void requireMessage(List<Map<Change.Kind, Integer>> expected) {
        Run run = calm.audit(RunSpec.Kind.SCHEDULED);
        if (run.report != null) {
            AlertReport alerts = run.report.alerts();
            Map<Change.Kind, Integer> loud = alerts.changes().entrySet().stream()
                    .filter(change -> change.getValue() > 0 && LOUD.contains(change.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            world.require(
                    alerts.status() == AlertReport.Status.SENT && expected.contains(loud),
                    "a change causes the message that it must cause",
                    () -> alerts.status() + " " + loud + ", expected " + expected);
        }
    }
}
