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
        groups.put("AWS IoT is busy or broken", IotFaults.busyOrBroken());
        groups.put("AWS IoT is denied", IotFaults.denied());
        groups.put("The list of jobs moves under the reader", ListingFaults.all());
        groups.put("Answers are odd", AnswerFaults.all());
        groups.put("DynamoDB", StoreFaults.all());
        groups.put("What is stored", StoredFaults.all());
        groups.put("SNS", AlertFaults.all());
        groups.put("Clocks", ClockFaults.all());
        groups.put(INVOCATIONS, InvocationFaults.all());
        return groups;
    }
}
