package io.qgateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-1", "us-gov-west-1", "ap-southeast-12"})
    void takesRegions(String name) {
        assertThat(Region.require(name)).isEqualTo(name);
    }

    @Test
    void isTheFourthPartOfAnArn() {
        assertThat(Region.ofArn("arn:aws:codewhisperer:eu-central-1:1:profile/A"))
                .contains("eu-central-1");
        assertThat(Region.ofArn("arn:aws:iam::1:role/A")).isEmpty();
        assertThat(Region.ofArn("arn:aws:codewhisperer:evil.example/:1:profile/A")).isEmpty();
        assertThat(Region.ofArn("profile/A")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "us-east1",
                "US-EAST-1",
                "us-east-1.evil.example",
                "us-east-1/",
                "us-east-1@evil",
                "-us-east-1",
                "us--east-1",
                "us-east-1\n",
                "us-east-east-east-east-east-east-east-1"
            })
    void refusesWhatWouldMakeAnotherHost(String name) {
        assertThatThrownBy(() -> Region.require(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("us-east-1");
    }
}
