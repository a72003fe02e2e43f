package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import java.util.List;
import java.util.regex.Pattern;

/** The operations on jobs in the control plane of AWS IoT. */
public final class IotJobsHandler implements ServiceHandler {

    private static final Pattern JOB_ID = Pattern.compile("[a-zA-Z0-9_-]+");

    private final JobQueries queries;
    private final JobCommands commands;
    private final JobTags tags;

    public IotJobsHandler(SimulatedAccount account) {
        this.queries = new JobQueries(account);
        this.commands = new JobCommands(account);
        this.tags = new JobTags(account);
    }

    @Override
    public String signingName() {
        return "iot";
    }

    @Override
    public Protocol protocol() {
        return Protocol.REST_JSON;
    }

    @Override
    public Call identify(Request request) {
        List<String> path = request.segments();
        String route = request.method() + " " + template(path);
        return switch (route) {
            case "GET /jobs" -> Call.of("ListJobs");
            case "GET /jobs/{jobId}" -> Call.of("DescribeJob", path.get(1));
            case "PUT /jobs/{jobId}" -> Call.of("CreateJob", path.get(1));
            case "PATCH /jobs/{jobId}" -> Call.of("UpdateJob", path.get(1));
            case "DELETE /jobs/{jobId}" -> Call.of("DeleteJob", path.get(1));
            case "PUT /jobs/{jobId}/cancel" -> Call.of("CancelJob", path.get(1));
            case "GET /jobs/{jobId}/job-document" -> Call.of("GetJobDocument", path.get(1));
            case "GET /jobs/{jobId}/things" -> Call.of("ListJobExecutionsForJob", path.get(1));
            case "GET /tags" -> Call.of("ListTagsForResource", JobTags.listedJob(request));
            case "POST /tags" -> Call.of("TagResource", JobTags.changedJob(request));
            case "POST /untag" -> Call.of("UntagResource", JobTags.changedJob(request));
            default -> throw unknown(request);
        };
    }

    @Override
    public Response handle(Request request) {
        Call call = identify(request);
        String jobId = call.resource() == null ? "" : call.resource();
        if (call.resource() != null) {
            Constraints.length("jobId", jobId, 1, 64);
            Constraints.pattern("jobId", jobId, JOB_ID);
        }
        return Response.json(
                switch (call.operation()) {
                    case "ListJobs" -> queries.list(request);
                    case "DescribeJob" -> queries.describe(request, jobId);
                    case "GetJobDocument" -> queries.document(request, jobId);
                    case "ListJobExecutionsForJob" -> queries.executions(request, jobId);
                    case "ListTagsForResource" -> tags.list(request, jobId);
                    case "TagResource" -> tags.tag(request, jobId);
                    case "UntagResource" -> tags.untag(request, jobId);
                    case "CreateJob" -> commands.create(request, jobId);
                    case "UpdateJob" -> commands.update(request, jobId);
                    case "CancelJob" -> commands.cancel(request, jobId);
                    case "DeleteJob" -> commands.delete(request, jobId);
                    default -> throw unknown(request);
                });
    }

    private static String template(List<String> path) {
        return switch (path.size()) {
            case 1 -> "/" + path.getFirst();
            case 2 -> "/" + path.getFirst() + "/{jobId}";
            case 3 -> "/" + path.getFirst() + "/{jobId}/" + path.get(2);
            default -> "";
        };
    }

    private static ServiceException unknown(Request request) {
        return Errors.unknownOperation(request.method() + " " + request.path());
    }
}
