package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.AuditRequest.Option;
import dev.iotjobs.auditor.audit.AuditSettings;
import dev.iotjobs.auditor.audit.Auditor;
import dev.iotjobs.auditor.audit.RegionToAudit;
import dev.iotjobs.auditor.audit.Tables;
import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.time.Deadline;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kind, options and limits of a run.
 *
 * @param regions the Regions to audit
 * @param time time limit of the run
 * @param budget limit for the rate of calls
 */
record RunSpec(String id, Kind kind, List<String> regions, Asked asked, Duration time, Budget budget) {

    static final Duration TICK = Duration.ofMinutes(15);

    /** The kinds of runs: scheduled audits, audits started by hand, and summaries requested by hand. */
    enum Kind {
        SCHEDULED,
        BY_HAND,
        SUMMARY
    }

    /**
     * The options of a run.
     *
     * @param narrower scope of an audit started by hand; null if the configured scope applies
     * @param first ids of jobs to describe before all others
     */
    record Asked(@Nullable Scope narrower, Set<String> first, Set<Option> options) {}

    static RunSpec scheduled(String id, List<String> regions, Set<String> first) {
        return new RunSpec(
                id,
                Kind.SCHEDULED,
                regions,
                new Asked(null, first, Set.of()),
                Duration.ofMinutes(14),
                Budget.rate(Double.POSITIVE_INFINITY));
    }

    RunSpec as(Kind other) {
        return new RunSpec(id, other, regions, asked, time, budget);
    }

    RunSpec at(Budget other) {
        return new RunSpec(id, kind, regions, asked, time, other);
    }

    boolean takesOver() {
        return asked.options().contains(Option.TAKE_OVER);
    }

    private Set<Option> options() {
        Set<Option> options = EnumSet.noneOf(Option.class);
        options.addAll(asked.options());
        if (kind == Kind.SCHEDULED) {
            options.add(Option.SCHEDULED);
        }
        return options;
    }

    /** Executes the run with the settings that are in force at its start. */
    void start(Run run) {
        World world = run.world;
        RunTime timeline = new RunTime(run);
        AuditSettings settings = new AuditSettings(run.ruleBook, world.policies.readBy(run), budget, TICK, 1, timeline);
        Tables tables = new Tables(new RunTable(run, world.findings()), new RunTable(run, world.state()));
        Auditor auditor = new Auditor(settings, tables, run);
        Deadline deadline = Deadline.in(time, timeline.instant());
        List<RegionToAudit> audited = regions.stream()
                .map(world::region)
                .map(region -> new RegionToAudit(region.place, new RunJobs(run, region), AuditProgress.NONE))
                .toList();
        AuditRequest request = new AuditRequest(id, run.configured, run.scope, asked.first(), deadline, options());
        if (kind == Kind.SUMMARY) {
            run.summary = auditor.summary(request, audited);
        } else {
            run.report = auditor.audit(request, audited);
        }
    }
}
