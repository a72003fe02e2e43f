package dev.iotjobs.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.LimitExceededException;
import software.amazon.awssdk.services.iot.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.Tag;

class JobTagsTest {

    private final TestAccount aws = new TestAccount();
    private final String arn = aws.account.jobArn(TestAccount.REGION, "one");

    @AfterEach
    void close() {
        aws.close();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private List<Tag> tags() {
        return aws.iot.listTagsForResource(r -> r.resourceArn(arn)).tags();
    }

    @Test
    void listTagsForResource_moreThanAPage_givesEachTagOnce() {
        Map<String, String> all = new TreeMap<>();
        IntStream.range(0, 7).forEach(i -> all.put("key-" + i, "value"));
        aws.put(aws.job("one").tags(all));
        aws.account.largestPage(3);
        List<String> keys = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListTagsForResourceResponse page =
                    aws.iot.listTagsForResource(r -> r.resourceArn(arn).nextToken(next));
            assertThat(page.tags()).hasSizeLessThanOrEqualTo(3);
            page.tags().forEach(tag -> keys.add(tag.key()));
            token = page.nextToken();
        } while (token != null);

        assertThat(keys).containsExactlyElementsOf(all.keySet());
        assertThatThrownBy(() ->
                        aws.iot.listTagsForResource(r -> r.resourceArn(arn).nextToken("forged")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void tagResource_andUntagResource_changeTheTagsTheyName() {
        aws.put(aws.job("one").tags(Map.of("owner", "ops", "stage", "canary")));

        aws.iot.tagResource(r -> r.resourceArn(arn).tags(tag("owner", "team"), tag("site", "gdansk")));
        assertThat(tags()).containsExactly(tag("owner", "team"), tag("site", "gdansk"), tag("stage", "canary"));
        aws.iot.untagResource(r -> r.resourceArn(arn).tagKeys("owner", "none"));
        assertThat(tags()).containsExactly(tag("site", "gdansk"), tag("stage", "canary"));
    }

    @Test
    void tagResource_jobThatIsNotThere_orTooMany_isRefused() {
        assertThatThrownBy(() -> aws.iot.tagResource(r -> r.resourceArn(arn).tags(tag("a", "b"))))
                .isInstanceOf(ResourceNotFoundException.class);
        aws.put(aws.job("one"));
        List<Tag> many =
                IntStream.range(0, 51).mapToObj(i -> tag("key-" + i, "")).toList();

        assertThatThrownBy(() -> aws.iot.tagResource(r -> r.resourceArn(arn).tags(many)))
                .isInstanceOf(LimitExceededException.class);
        assertThat(tags()).isEmpty();
    }
}
