package dev.iotjobs.integration.faults;

import dev.iotjobs.integration.faults.AuditedJobs.Event;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.service.JobFaults;
import java.util.List;

/** Changes of jobs and page tokens while the list is read, or before the listed jobs are described. */
final class ListingFaults {

    private ListingFaults() {}

    static List<FaultCase> all() {
        return List.of(
                FaultCase.of(
                        "A page token expires in the middle of the list",
                        "Begins the list again.",
                        JobFaults.stalePageToken(new When.Nth(2))),
                FaultCase.of(
                                "Every page token is refused",
                                "Begins the list three times; then describes the jobs it read and those it knows.",
                                JobFaults.stalePageToken(new When.Always()))
                        .uncountable(),
                FaultCase.changing(
                        "A job changes its status, and with it its page, while the list is read",
                        "Describes it, wherever it was listed.",
                        Event.FINE_ENDS,
                        Where.operation("ListJobs").withPageToken()),
                FaultCase.changing(
                        "A job with an open finding ends while the list is read",
                        "Describes it, wherever it was listed.",
                        Event.UNCHANGED_ENDS,
                        Where.operation("ListJobs").withPageToken()),
                FaultCase.changing(
                                "A job is deleted between list and description",
                                "Closes its findings with it: the service says that it does not exist.",
                                Event.UNCHANGED_IS_DELETED,
                                Where.operation("DescribeJob"))
                        .uncountable());
    }
}
