package dev.iotjobs.auditor.job.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3UrlTest {

    private static Optional<S3Url> read(String text) {
        return Url.of(text).flatMap(S3Url::of);
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-west-1.amazonaws.com/acme-fw/pumps/7.json",
        "https://s3-eu-west-1.amazonaws.com/acme-fw/pumps/7.json",
        "https://s3.dualstack.eu-west-1.amazonaws.com/acme-fw/pumps/7.json",
        "https://acme-fw.s3.eu-west-1.amazonaws.com/pumps/7.json",
        "https://acme-fw.s3-eu-west-1.amazonaws.com/pumps/7.json",
        "https://acme-fw.s3.dualstack.eu-west-1.amazonaws.com/pumps/7.json",
        "HTTPS://S3.EU-West-1.AmazonAWS.com/acme-fw/pumps/7.json",
        "https://reader:secret@s3.eu-west-1.amazonaws.com:443/acme-fw/pumps/7.json?versionId=3#top",
    })
    void of_pathStyleAndVirtualHosted_namesRegionBucketAndKey(String text) {
        assertThat(read(text)).contains(new S3Url("eu-west-1", "acme-fw", "pumps/7.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.cn-north-1.amazonaws.com.cn/b/k,  cn-north-1",
        "https://s3.us-gov-west-1.amazonaws.com/b/k,  us-gov-west-1",
        "https://s3.eusc-de-east-1.amazonaws.eu/b/k,  eusc-de-east-1",
        "https://b.s3.ap-southeast-12.amazonaws.com/k, ap-southeast-12",
    })
    void of_otherPartitions_areRead(String text, String region) {
        assertThat(read(text)).contains(new S3Url(region, "b", "k"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://acme-fw/pumps/7.json",
                "S3://acme-fw/pumps/7.json",
                "https://s3.amazonaws.com/acme-fw/pumps/7.json",
                "https://acme-fw.s3.amazonaws.com/pumps/7.json"
            })
    void of_schemeS3AndGlobalEndpoint_nameNoRegion(String text) {
        assertThat(read(text)).contains(new S3Url(null, "acme-fw", "pumps/7.json"));
    }

    @Test
    void of_bucketWithDots_isWhole() {
        assertThat(read("https://fw.acme.example.s3.eu-west-1.amazonaws.com/k"))
                .contains(new S3Url("eu-west-1", "fw.acme.example", "k"));
        assertThat(read("https://s3.s3.eu-west-1.amazonaws.com/k")).contains(new S3Url("eu-west-1", "s3", "k"));
    }

    @ParameterizedTest
    @CsvSource({"aws, eu-west-1", "aws-us-gov, us-gov-west-1", "aws-cn, cn-north-1", "aws-eusc, eusc-de-east-1"})
    void host_ofEachPartition_isOneThatNamesTheRegion(String partition, String region) {
        assertThat(read("https://" + S3Url.host(partition, region) + "/b/k")).contains(new S3Url(region, "b", "k"));
    }

    @Test
    void of_withoutBucketOrKey_namesNone() {
        assertThat(read("https://s3.eu-west-1.amazonaws.com")).contains(new S3Url("eu-west-1", "", ""));
        assertThat(read("https://s3.eu-west-1.amazonaws.com/acme-fw")).contains(new S3Url("eu-west-1", "acme-fw", ""));
        assertThat(read("s3://acme-fw")).contains(new S3Url(null, "acme-fw", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://s3.eu-west-1.amazonaws.com/acme-fw/k",
                "https://acme-fw.s3-accelerate.amazonaws.com/k",
                "https://points-123456789012.s3-accesspoint.eu-west-1.amazonaws.com/k",
                "https://acme-fw.s3-website-eu-west-1.amazonaws.com/k",
                "https://s3-fips-us-gov-west-1.amazonaws.com/acme-fw/k",
                "https://s3.eu-west.amazonaws.com/acme-fw/k",
                "https://s3.eu-west-1.amazonaws.com.example.com/acme-fw/k",
                "https://s3.eu-west-1.amazonaws.org/acme-fw/k",
                "https://xs3.eu-west-1.amazonaws.com/acme-fw/k",
                "https://downloads.example.com/s3.eu-west-1.amazonaws.com/k"
            })
    void of_otherHosts_areNotS3(String text) {
        assertThat(Url.of(text)).isPresent();
        assertThat(read(text)).isEmpty();
    }
}
