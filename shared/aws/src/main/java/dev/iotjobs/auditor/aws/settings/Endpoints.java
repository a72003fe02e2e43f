package dev.iotjobs.auditor.aws.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkClient;

/** Checks the endpoint addresses of services, from environment variables and from the profile of the AWS CLI. */
public final class Endpoints {

    public static final String VARIABLE = "AWS_ENDPOINT_URL";

    private static final int HIGHEST_PORT = 65_535;

    private Endpoints() {}

    /** The problem of an address in one line. Empty if the address can be used. */
    static Optional<String> problem(String name, String address) {
        return isAddress(address)
                ? Optional.empty()
                : Optional.of(name + ": must be an http or https address, got '" + shown(address) + "'");
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = new URI(address);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() <= HIGHEST_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The problems of the clients' endpoints, without duplicates. */
    public static List<String> problems(List<SdkClient> clients) {
        Set<String> problems = new LinkedHashSet<>();
        for (SdkClient client : clients) {
            client.serviceClientConfiguration()
                    .endpointOverride()
                    .flatMap(endpoint -> problem(VARIABLE + " (or endpoint_url of the profile)", endpoint.toString()))
                    .ifPresent(problems::add);
        }
        return new ArrayList<>(problems);
    }

    /** The address with {@code ***} for user and password, which an address may contain. */
    public static String shown(String address) {
        return address.replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*:/+)?.*@", "$1***@");
    }
}
