package dev.iotjobs.integration.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.local.proxy.DynamoDbFaults;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.Faults;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.service.JobFaults;
import java.util.List;
import java.util.function.Consumer;

/** Plans what goes wrong in an account, and counts each fault that strikes. */
final class RandomFaults {

    private static final String DESCRIBE = "DescribeJob";
    private static final String LIST = "ListJobs";

    private final Chance chance;
    private final SimulatedAccount account;
    private final String region;
    private final RandomChanges changes;
    private final Consumer<Disturbance> struck;

    RandomFaults(
            Chance chance,
            SimulatedAccount account,
            String region,
            RandomChanges changes,
            Consumer<Disturbance> struck) {
        this.chance = chance;
        this.account = account;
        this.region = region;
        this.changes = changes;
        this.struck = struck;
    }

    void end() {
        account.faults().clear();
        account.rateLimits().unlimited(DESCRIBE);
    }

    /** Plans one kind of fault; of those that concern a single job, for some job. */
    void plan(Disturbance kind) {
        switch (kind) {
            case DESCRIPTIONS_THROTTLED -> add(kind, JobFaults.throttled(DESCRIBE, often()));
            case DESCRIPTIONS_UNAVAILABLE -> add(kind, JobFaults.unavailable(DESCRIBE, often()));
            case DESCRIPTIONS_FAIL -> add(kind, JobFaults.internalFailure(DESCRIBE, often()));
            case CONNECTIONS_RESET -> add(kind, new Fault(anywhere(), often(), new Effect.Reset()));
            case ANSWERS_LOST -> add(kind, new Fault(anywhere(), often(), new Effect.LoseAnswer()));
            case ANSWERS_CUT -> add(kind, new Fault(anywhere(), often(), new Effect.CutAnswer()));
            case JOB_DENIED -> add(kind, JobFaults.denied(someJob()));
            case JOB_TRUNCATED -> add(kind, JobFaults.truncated(someJob()));
            case JOB_WITHOUT_CONTENT -> add(kind, describing(someJob(), JobFaults.rewrite(ObjectNode::removeAll)));
            case JOB_VANISHED -> add(kind, JobFaults.vanished(someJob()));
            case JOB_OF_UNKNOWN_STATUS -> add(kind, JobFaults.unknownStatus(someJob(), "PAUSED"));
            case JOB_WITH_UNKNOWN_FIELDS -> add(kind, JobFaults.unknownFields(someJob()));
            case JOB_WITH_NULL_COUNTERS -> add(kind, JobFaults.nullCounters(someJob()));
            case JOB_WITHOUT_COUNTERS -> add(kind, JobFaults.withoutProcessDetails(someJob()));
            case LISTING_THROTTLED -> add(kind, JobFaults.throttled(LIST, new When.First(chance.between(1, 8))));
            case LISTING_UNAVAILABLE -> add(kind, JobFaults.unavailable(LIST, new When.First(chance.between(1, 8))));
            case LISTING_DENIED -> add(kind, JobFaults.deniedOperation(LIST));
            case PAGE_TOKEN_STALE -> add(kind, JobFaults.stalePageToken(new When.First(chance.between(1, 4))));
            case LISTED_WITHOUT_ARN -> add(kind, listing(first -> first.remove("jobArn")));
            case LISTED_WITH_UNKNOWN_STATUS -> add(kind, listing(first -> first.put("status", "PAUSED")));
            case CHANGE_WHILE_LISTED -> add(kind, change(Where.operation(LIST)));
            case CHANGE_WHILE_DESCRIBED -> add(kind, change(Where.operation(DESCRIBE)));
            case QUOTAS_DENIED -> add(kind, JobFaults.deniedOperation("GetServiceQuota"));
            case TABLE_THROTTLED -> add(kind, DynamoDbFaults.throughputExceeded(tableCall(), often()));
            case TABLE_FAILS -> add(kind, DynamoDbFaults.internalServerError(tableCall(), often()));
            case TABLE_LOSES_ANSWERS -> add(kind, lost(tableCall()));
            case TRANSACTION_CONFLICTS -> add(kind, DynamoDbFaults.transactionConflict(often()));
            case TRANSACTION_THROTTLED ->
                add(kind, DynamoDbFaults.transactionCanceled(often(), DynamoDbFaults.THROTTLING_ERROR));
            case RATE_LIMIT_BELOW_THE_BUDGET -> limitRate();
            case MAILBOX_DOWN, MAILBOX_LOSES_ANSWERS, KILLED -> {} // not the account's
        }
    }

    /** Counted first, for the fault may be the last that happens to a call. */
    private void add(Disturbance kind, Fault fault) {
        Faults faults = account.faults();
        faults.add(new Fault(fault.where(), fault.when(), new Effect.Before(() -> struck.accept(kind))));
        faults.add(fault);
    }

    private When often() {
        return chance.of(50) ? new When.First(chance.between(1, 12)) : new When.Every(chance.between(2, 7));
    }

    private Where anywhere() {
        return Where.operation(chance.of(75) ? DESCRIBE : LIST);
    }

    private String tableCall() {
        return chance.oneOf("TransactWriteItems", "PutItem", "Query", "GetItem", "UpdateItem", "DeleteItem");
    }

    private Fault lost(String operation) {
        return new Fault(Where.operation(operation), often(), new Effect.LoseAnswer());
    }

    private String someJob() {
        List<SimulatedJob> jobs = account.jobs(region).all();
        return jobs.isEmpty() ? "nobody" : chance.oneOf(jobs).jobId();
    }

    private static Fault describing(String jobId, Effect effect) {
        return Fault.always(Where.operation(DESCRIBE).of(jobId), effect);
    }

    /** Of one page, the first job. */
    private Fault listing(Consumer<ObjectNode> change) {
        Effect effect = JobFaults.rewrite(page -> {
            ArrayNode jobs = (ArrayNode) page.get("jobs");
            if (!jobs.isEmpty()) {
                change.accept((ObjectNode) jobs.get(0));
            }
        });
        return new Fault(Where.operation(LIST), new When.Nth(chance.between(1, 3)), effect);
    }

    private Fault change(Where where) {
        return new Fault(where, new When.Nth(chance.between(1, 5)), new Effect.Before(changes.plan()));
    }

    private void limitRate() {
        account.rateLimits().limit(DESCRIBE, chance.oneOf(0.2, 1.0, 3.0), chance.between(1, 5));
    }
}
