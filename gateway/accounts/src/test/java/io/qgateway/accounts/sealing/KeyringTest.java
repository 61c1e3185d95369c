package io.qgateway.accounts.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.accounts.Secret;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

    private static final String OLD = SealingKey.random();
    private static final String NEW = SealingKey.random();
    private static final Binding PLACE = new Binding("a1", "refreshToken", OptionalLong.of(7));

    private final Keyring keyring = keyring(OLD);

    @Test
    void opensWhatItSealed() {
        var sealed = keyring.seal(new Secret("tök-én"), PLACE);

        assertThat(sealed).doesNotContain("tök");
        assertThat(keyring.open(sealed, PLACE)).isEqualTo(new Secret("tök-én"));
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(keyring.seal(new Secret("token"), PLACE))
                .isNotEqualTo(keyring.seal(new Secret("token"), PLACE));
    }

    @Test
    void putsTheKeyIdWhereSqlFindsIt() {
        var sealed = keyring.seal(new Secret("token"), PLACE);

        int start = Keyring.KEY_ID_START - 1;
        assertThat(keyring.keyIds())
                .containsExactly(sealed.substring(start, start + Keyring.KEY_ID_LENGTH));
    }

    @Test
    void refusesAValueInAnyOtherPlace() {
        var sealed = keyring.seal(new Secret("token"), PLACE);

        assertBroken(sealed, new Binding("a2", "refreshToken", OptionalLong.of(7)));
        assertBroken(sealed, new Binding("a1", "accessToken", OptionalLong.of(7)));
        assertBroken(sealed, new Binding("a1", "refreshToken", OptionalLong.of(8)));
        assertBroken(sealed, new Binding("a1", "refreshToken", OptionalLong.empty()));
    }

    @Test
    void refusesAValueAlteredAnywhere() {
        var sealed = keyring.seal(new Secret("token"), PLACE);

        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertBroken(sealed.substring(0, i) + other + sealed.substring(i + 1), PLACE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token", "q1:", "q1::", "q1:00000000:AAAA", "q2:x:y"})
    void refusesWhatItNeverSealed(String text) {
        assertBroken(text, PLACE);
    }

    @Test
    void refusesATruncatedValue() {
        var sealed = keyring.seal(new Secret("token"), PLACE);

        assertBroken(sealed.substring(0, 16), PLACE);
    }

    @Test
    void opensWithBothKeysAndSealsWithTheFirstDuringARotation() {
        var before = keyring.seal(new Secret("token"), PLACE);
        var rotating = keyring(NEW + "\n" + OLD);
        var after = rotating.seal(new Secret("token"), PLACE);

        assertThat(rotating.open(before, PLACE)).isEqualTo(new Secret("token"));
        assertThat(keyring(NEW).open(after, PLACE)).isEqualTo(new Secret("token"));
        assertBroken(after, PLACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "no base64 at all!", "AAAA,,,BBBB", " , "})
    void refusesUnusableKeysWithoutQuotingThem(String text) {
        assertThatThrownBy(() -> keyring(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sealing key")
                .hasNoCause()
                .message()
                .doesNotContain("c2hvcnQ", "base64 at all", "AAAA");
    }

    @Test
    void refusesAThirdKey() {
        assertThatThrownBy(() -> keyring(OLD + "," + NEW + "," + SealingKey.random()))
                .hasMessageContaining("there are 3");
    }

    private void assertBroken(String sealed, Binding binding) {
        assertThatThrownBy(() -> keyring.open(sealed, binding))
                .isInstanceOf(BrokenSealException.class)
                .hasMessageContaining(binding.toString());
    }

    private static Keyring keyring(String text) {
        return Keyring.parse(new Secret(text));
    }
}
