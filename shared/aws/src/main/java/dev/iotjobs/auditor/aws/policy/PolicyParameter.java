package dev.iotjobs.auditor.aws.policy;

import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.policy.document.PolicySource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.lambda.powertools.parameters.ssm.SSMProvider;

/**
 * Reads a policy from Systems Manager Parameter Store, decrypted if it is a SecureString. Each read calls the service.
 * Safe for use by several threads.
 */
public final class PolicyParameter implements PolicySource {

    private static final String SERVICE = "Parameter Store";

    private final PolicyLocation.Parameter location;
    private final SsmClient client;

    /** @param client client for the Region of the parameter; its time-outs limit a read */
    public PolicyParameter(PolicyLocation.Parameter location, SsmClient client) {
        this.location = location;
        this.client = client;
    }

    @Override
    public Answer read() {
        // A new provider for each read, because a provider caches values for some seconds
        Listening heard = new Listening(client);
        SSMProvider provider = SSMProvider.builder().withClient(heard).build();
        try {
            return document(provider.withDecryption().get(location.name()), heard.parameter);
        } catch (ParameterNotFoundException | ParameterVersionNotFoundException missing) {
            String region = client.serviceClientConfiguration().region().id();
            return new Answer.Unreadable(
                    SERVICE + " in " + region
                            + " does not find the policy's parameter; check its name, version and Region",
                    "");
        } catch (SdkException e) {
            return Refusal.of(SERVICE, "ssm:GetParameter", e);
        }
    }

    @Override
    public String name() {
        return location.text();
    }

    private static Answer document(String text, @Nullable Parameter parameter) {
        if (PolicyFormat.isTooLarge(text)) {
            return new Answer.Unreadable("the parameter " + PolicyFormat.TOO_LARGE, "");
        }
        return parameter == null
                ? new Answer.Document(text, "", null)
                : new Answer.Document(text, String.valueOf(parameter.version()), parameter.lastModifiedDate());
    }

    /** Passes calls of GetParameter on to the client, and keeps the parameter that the client returned last. */
    private static final class Listening implements SsmClient {

        private final SsmClient client;
        private @Nullable Parameter parameter; // with version and date; Powertools returns only the value

        private Listening(SsmClient client) {
            this.client = client;
        }

        @Override
        public GetParameterResponse getParameter(GetParameterRequest request) {
            GetParameterResponse response = client.getParameter(request);
            parameter = response.parameter();
            // A proxy may also answer with status 200, but without a parameter
            if (parameter == null || parameter.value() == null) {
                throw SdkClientException.create("the answer has no parameter");
            }
            return response;
        }

        @Override
        public String serviceName() {
            return SsmClient.SERVICE_NAME;
        }

        /** Does nothing, because this object does not own the client. */
        @Override
        public void close() {}
    }
}
