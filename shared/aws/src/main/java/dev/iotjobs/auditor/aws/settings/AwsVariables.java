package dev.iotjobs.auditor.aws.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;

/** Checks the environment variables of the AWS SDK before an audit. Reports all problems at once. */
final class AwsVariables {

    private static final List<String> KINDS_OF_ENDPOINT =
            List.of("AWS_USE_DUALSTACK_ENDPOINT", "AWS_USE_FIPS_ENDPOINT");

    private static final String IGNORE_ENDPOINTS = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    private static final List<String> SWITCHES = Stream.concat(
                    KINDS_OF_ENDPOINT.stream(), Stream.of("AWS_EC2_METADATA_DISABLED", IGNORE_ENDPOINTS))
            .toList();

    /** The variable with the endpoint of all services, and one variable for each service that an audit uses. */
    private static final List<String> ENDPOINTS_OF_SERVICES = List.of(
            Endpoints.VARIABLE,
            Endpoints.VARIABLE + "_APPCONFIGDATA",
            Endpoints.VARIABLE + "_DYNAMODB",
            Endpoints.VARIABLE + "_IOT",
            Endpoints.VARIABLE + "_SERVICE_QUOTAS",
            Endpoints.VARIABLE + "_SNS",
            Endpoints.VARIABLE + "_SSM",
            Endpoints.VARIABLE + "_STS");

    private static final List<String> ENDPOINTS = Stream.concat(
                    ENDPOINTS_OF_SERVICES.stream(),
                    Stream.of(
                            Endpoints.VARIABLE + "_SIGNIN",
                            Endpoints.VARIABLE + "_SSO",
                            Endpoints.VARIABLE + "_SSO_OIDC"))
            .toList();

    private static final List<String> OF_CREDENTIALS =
            List.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_EC2_METADATA_SERVICE_ENDPOINT");

    private static final List<String> RETRY_MODES = List.of("adaptive", "legacy", "standard");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private AwsVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** All problems, each with the variable, the requirement and the value. */
    static List<String> problems(Map<String, String> environment) {
        AwsVariables variables = new AwsVariables(environment);
        variables.check();
        return variables.problems;
    }

    private void check() {
        // The SDK itself reports only one problem at a time, and some only during the audit
        SWITCHES.forEach(name -> checkOneOf(name, List.of("true", "false")));
        OF_CREDENTIALS.forEach(this::checkEndpoint);
        if (!isTrue(IGNORE_ENDPOINTS)) {
            ENDPOINTS.forEach(this::checkEndpoint);
            KINDS_OF_ENDPOINT.forEach(this::checkAlone);
        }
        checkOneOf("AWS_DEFAULTS_MODE", defaultsModes());
        checkOneOf("AWS_RETRY_MODE", RETRY_MODES);
        check("AWS_MAX_ATTEMPTS", "must be a whole number above 0", value -> value.matches("0*[1-9][0-9]{0,8}"));
        check(SettingsRules.HOME_REGION, "AWS_REGION", "unknown Region", SettingsRules::isRegion);
    }

    private void checkEndpoint(String name) {
        String address = environment.get(name);
        if (address != null) {
            Endpoints.problem(name, address).ifPresent(problems::add);
        }
    }

    private boolean isTrue(String name) {
        return environment.getOrDefault(name, "").strip().equalsIgnoreCase("true");
    }

    private static List<String> defaultsModes() {
        return Stream.of(DefaultsMode.values())
                .map(DefaultsMode::toString)
                .sorted()
                .toList();
    }

    private void checkOneOf(String name, List<String> values) {
        check(
                name,
                "must be one of " + String.join(", ", values),
                value -> values.stream().anyMatch(value::equalsIgnoreCase));
    }

    /**
     * Checks that dual-stack or FIPS endpoints are not combined with a custom endpoint.
     *
     * @param name variable that switches dual-stack or FIPS endpoints on
     */
    private void checkAlone(String name) {
        // The SDK would reject each call
        if (isTrue(name)) {
            ENDPOINTS_OF_SERVICES.stream()
                    .filter(environment::containsKey)
                    .forEach(other ->
                            problems.add(name + ": must not be true while " + other + " is set; unset one of them"));
        }
    }

    private void check(String name, String rule, Predicate<String> holds) {
        check(name, name, rule, holds);
    }

    private void check(String shown, String name, String rule, Predicate<String> holds) {
        String value = environment.get(name);
        if (value != null && !holds.test(value.strip())) {
            problems.add(shown + ": " + rule + ", got '" + value + "'");
        }
    }
}
