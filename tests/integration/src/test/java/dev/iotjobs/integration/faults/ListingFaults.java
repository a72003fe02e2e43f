package dev.iotjobs.integration.faults;

import dev.iotjobs.integration.faults.AuditedJobs.Event;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.service.JobFaults;
import java.util.List;

/**
 * Jobs that change, and page tokens that become invalid, while an audit reads the list of jobs or before it describes
 * them.
 */
final class ListingFaults {

    private ListingFaults() {}

    static List<FaultCase> all() {
        return List.of(
                FaultCase.of(
                        "A page token expires in the middle of the list",
                        "Reads the list again from its first page.",
                        JobFaults.stalePageToken(new When.Nth(2))),
                FaultCase.of(
                                "Every page token is refused",
                                "Starts the list three times. Then describes the listed and the known jobs.",
                                JobFaults.stalePageToken(new When.Always()))
                        .uncountable(),
                FaultCase.changing(
                        "A job changes its status, and so moves to another page, while the list is read",
                        "Describes the job, whichever page lists it.",
                        Event.FINE_ENDS,
                        Where.operation("ListJobs").withPageToken()),
                FaultCase.changing(
                        "A job with an open finding ends while the list is read",
                        "Describes the job, whichever page lists it.",
                        Event.UNCHANGED_ENDS,
                        Where.operation("ListJobs").withPageToken()),
                FaultCase.changing(
                                "A job is deleted after it was listed and before it is described",
                                "Closes the job's findings, because AWS IoT answers that the job does not exist.",
                                Event.UNCHANGED_IS_DELETED,
                                Where.operation("DescribeJob"))
                        .uncountable());
    }
}
