package dev.iotjobs.local.configuration;

import dev.iotjobs.simulator.http.ServiceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of an account in Parameter Store, with all their versions. Thread-safe. */
final class Parameters {

    private final Map<Key, List<Version>> versions = new HashMap<>();
    private final InstantSource clock;

    Parameters(InstantSource clock) {
        this.clock = clock;
    }

    private record Key(String region, String name) {}

    /**
     * A version of a parameter.
     *
     * @param number from 1
     */
    record Version(String name, long number, String type, String value, Instant modified) {}

    synchronized Version put(String region, String name, String type, String value, boolean overwrite) {
        List<Version> known = versions.computeIfAbsent(new Key(region, name), _ -> new ArrayList<>());
        if (!known.isEmpty() && !overwrite) {
            throw new ServiceException(
                    400,
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        }
        Version version = new Version(name, known.size() + 1L, type, value, clock.instant());
        known.add(version);
        return version;
    }

    /**
     * Finds a version of a parameter.
     *
     * @param selector number of the version; empty for the latest version
     */
    synchronized Version get(String region, String name, String selector) {
        List<Version> known = known(region, name);
        if (selector.isEmpty()) {
            return known.getLast();
        }
        return known.stream()
                .filter(version -> selector.equals(Long.toString(version.number())))
                .findFirst()
                .orElseThrow(() -> new ServiceException(
                        400,
                        "ParameterVersionNotFound",
                        "Systems Manager could not find version " + selector + " of " + name + "."));
    }

    synchronized void delete(String region, String name) {
        known(region, name);
        versions.remove(new Key(region, name));
    }

    private List<Version> known(String region, String name) {
        List<Version> known = versions.get(new Key(region, name));
        if (known == null) {
            throw new ServiceException(400, "ParameterNotFound", "Parameter " + name + " not found.");
        }
        return known;
    }
}
