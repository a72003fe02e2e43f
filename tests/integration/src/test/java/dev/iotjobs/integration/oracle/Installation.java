package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.AuditSettings;
import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.AuditedRegion;
import dev.iotjobs.auditor.audit.Auditor;
import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.audit.Scope;
import dev.iotjobs.auditor.aws.IotJobSource;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.RuleBook;
import dev.iotjobs.integration.Cloud;
import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.service.IotJobsHandler;
import dev.iotjobs.simulator.service.ServiceQuotasHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** The auditor with clients of its own, on an endpoint of its own that may break off for good at a call. */
final class Installation implements AutoCloseable {

    private final Place place;
    private final Lockstep timeline;
    private final CrashPoint crash;
    private final SimulatorServer server;
    private final IotClient iot;
    private final ServiceQuotasClient quotas;
    private final Auditor auditor;

    Installation(
            SimulatedAccount account,
            Place place,
            Terms terms,
            Keeping keeping,
            Mailbox mailbox,
            Lockstep timeline,
            CrashPoint crash) {
        this.place = place;
        this.timeline = timeline;
        this.crash = crash;
        this.server = SimulatorServer.start(0, account, services(account, terms, keeping), crash);
        Cloud cloud = new Cloud(server.endpoint(), server.endpoint());
        this.iot = cloud.iot(Region.of(place.region()));
        this.quotas = cloud.serviceQuotas(Region.of(place.region()));
        AuditSettings settings = new AuditSettings(
                RuleBook.standard(),
                Policy.standard(),
                Scope.WHOLE_ACCOUNT,
                terms.budget(),
                terms.freshness(),
                timeline);
        AuditStore store = keeping.storeAt().apply(cloud);
        this.auditor = new Auditor(settings, new OverheardStore(store, mailbox), mailbox);
    }

    private static List<ServiceHandler> services(SimulatedAccount account, Terms terms, Keeping keeping) {
        List<ServiceHandler> services = new ArrayList<>(keeping.services());
        services.add(new SmallPages(new IotJobsHandler(account), terms.jobsAPage()));
        services.add(new ServiceQuotasHandler(account));
        return services;
    }

    /** What an audit came to, and what it was told. */
    record Audit(RegionRun run, Witness witness) {}

    Audit audit(String runId, Deadline deadline) {
        Witness witness = new Witness(new IotJobSource(iot, quotas), timeline);
        AuditedRegion region = new AuditedRegion(place, witness, Set.of(), witness);
        AuditReport report = auditor.audit(runId, List.of(region), deadline);
        return new Audit(report.runs().getFirst(), witness);
    }

    /** So many calls arrived. */
    long calls() {
        return server.log().arrivals();
    }

    boolean wasKilled() {
        return calls() >= crash.call();
    }

    @Override
    public void close() {
        iot.close();
        quotas.close();
        server.close();
    }
}
