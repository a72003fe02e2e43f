package dev.iotjobs.integration.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All fault cases, by group. */
final class FaultCases {

    static final String INVOCATIONS = "Invocations";

    private FaultCases() {}

    static Map<String, List<FaultCase>> all() {
        Map<String, List<FaultCase>> groups = new LinkedHashMap<>();
        groups.put("Services are throttled, fail or cannot be reached", IotFaults.busyOrBroken());
        groups.put("Access is denied", IotFaults.denied());
        groups.put("The list of jobs changes while it is read", ListingFaults.all());
        groups.put("Answers are malformed or incomplete", AnswerFaults.all());
        groups.put("DynamoDB", StoreFaults.all());
        groups.put("Stored items", StoredFaults.all());
        groups.put("SNS", AlertFaults.all());
        groups.put("Clocks", ClockFaults.all());
        groups.put(INVOCATIONS, InvocationFaults.all());
        return groups;
    }
}
