package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.policy.PolicyConfiguration;
import dev.iotjobs.auditor.aws.policy.PolicyFile;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.aws.policy.PolicyParameter;
import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySource;
import dev.iotjobs.auditor.time.Timeline;
import software.amazon.awssdk.regions.Region;

/** Makes the sources of policies. */
public final class PolicySources {

    private PolicySources() {}

    /**
     * Makes the policy source for a location. Makes no AWS call.
     *
     * @param home Region to use if the location names none
     */
    static PolicySource of(PolicyLocation location, AwsClients clients, Region home) {
        return switch (location) {
            case PolicyLocation.File(String path) -> new PolicyFile(path);
            case PolicyLocation.Parameter parameter ->
                new PolicyParameter(
                        parameter,
                        clients.ssm(parameter.region().map(Region::of).orElse(home)));
            case PolicyLocation.Configuration configuration ->
                new PolicyConfiguration(configuration, clients.appConfig(home));
        };
    }

    /**
     * Reads a policy once, without an audit. If the source cannot be read, the result has one problem.
     *
     * @param settings settings of the installation; only their Regions are used
     * @throws SettingsException if the settings cannot be used, for example because no Region is set
     * @throws ConnectionException if there are no credentials
     */
    public static PolicyReading read(PolicyLocation location, Settings settings, PolicyFormat format) {
        return new Connector(settings, Resources.NONE, Timeline.system(), null).readPolicy(location, format);
    }
}
