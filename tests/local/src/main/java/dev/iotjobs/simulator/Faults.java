package dev.iotjobs.simulator;

import dev.iotjobs.simulator.http.Request;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The faults planned for a simulated account: which calls go wrong, and how. Thread-safe. */
public final class Faults {

    private final InstantSource clock;
    private final List<Armed> general = new CopyOnWriteArrayList<>();
    // Thousands of faults of single resources do not slow down other calls
    private final Map<String, List<Armed>> byResource = new ConcurrentHashMap<>();

    Faults(InstantSource clock) {
        this.clock = clock;
    }

    private record Armed(Fault fault, AtomicLong calls) {}

    /**
     * Adds a fault. Faults that name no resource take effect before faults that name the call's resource. Once a fault
     * prevents the call, no further fault takes effect.
     */
    public void add(Fault fault) {
        listFor(fault).add(new Armed(fault, new AtomicLong()));
    }

    /** Removes a fault that was added. */
    public void remove(Fault fault) {
        listFor(fault).removeIf(armed -> armed.fault().equals(fault));
    }

    /** Removes all faults. */
    public void clear() {
        general.clear();
        byResource.clear();
    }

    List<Fault.Effect> strike(Call call, Request request) {
        @Nullable String resource = call.resource();
        List<Armed> specific = resource == null ? List.of() : byResource.getOrDefault(resource, List.of());
        if (general.isEmpty() && specific.isEmpty()) {
            return List.of();
        }
        List<Fault.Effect> effects = new ArrayList<>();
        collect(general, call, request, effects);
        collect(specific, call, request, effects);
        return effects;
    }

    private void collect(List<Armed> candidates, Call call, Request request, List<Fault.Effect> effects) {
        for (Armed armed : candidates) {
            Fault fault = armed.fault();
            if (fault.where().matches(call, request)
                    && fault.when().strikes(armed.calls().incrementAndGet(), clock.instant())) {
                effects.add(fault.effect());
            }
        }
    }

    private List<Armed> listFor(Fault fault) {
        @Nullable String resource = fault.where().resource();
        return resource == null ? general : byResource.computeIfAbsent(resource, any -> new CopyOnWriteArrayList<>());
    }
}
