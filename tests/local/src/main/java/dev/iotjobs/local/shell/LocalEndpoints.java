package dev.iotjobs.local.shell;

import dev.iotjobs.local.LocalAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Makes the SDK of this process call a local account, until this object is closed. Sets system properties, which take
 * precedence over environment variables and profiles.
 */
final class LocalEndpoints implements AutoCloseable {

    private static final List<String> SERVICES =
            List.of("Iot", "DynamoDb", "Sns", "Sts", "ServiceQuotas", "Ssm", "AppConfigData");

    private final Properties before = new Properties();

    LocalEndpoints(LocalAccount account, String region) {
        before.putAll(System.getProperties());
        settings(account, region).forEach(System::setProperty);
    }

    private static Map<String, String> settings(LocalAccount account, String region) {
        Map<String, String> settings = new HashMap<>();
        SERVICES.forEach(service ->
                settings.put("aws.endpointUrl" + service, account.endpoint().toString()));
        settings.put("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        settings.put("aws.secretAccessKey", "local");
        settings.put("aws.region", region);
        return settings;
    }

    @Override
    public void close() {
        System.setProperties(before);
    }
}
