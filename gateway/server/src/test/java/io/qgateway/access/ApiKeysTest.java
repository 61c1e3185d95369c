package io.qgateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.access.ApiKeys.Verdict;
import io.qgateway.accounts.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {

    private final ApiKeys keys = new ApiKeys(List.of(new Secret("key-one"), new Secret("key-two")));

    @ParameterizedTest
    @CsvSource({
        "Bearer key-one,,GRANTED",
        "bearer  key-two,,GRANTED",
        "key-one,,GRANTED",
        ",key-two,GRANTED",
        "Bearer key-one,key-one,GRANTED",
        "Bearer key-one,key-two,CONFLICTING",
        "Bearer wrong,key-one,CONFLICTING",
        "Bearer wrong,,WRONG",
        ",KEY-ONE,WRONG",
        "Bearer,,WRONG",
        ",,MISSING"
    })
    void judgesBothHeaders(
            @Nullable String authorization, @Nullable String apiKey, Verdict expected) {
        assertThat(keys.judge(authorization, apiKey)).isEqualTo(expected);
    }

    @Test
    void withoutKeysEveryoneIsLetIn() {
        assertThat(new ApiKeys(List.of()).judge(null, null)).isEqualTo(Verdict.GRANTED);
    }
}
