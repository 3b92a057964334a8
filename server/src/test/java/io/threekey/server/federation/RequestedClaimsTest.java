package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Core 5.5. */
class RequestedClaimsTest {

    private static final String AAL3 = "http://idmanagement.gov/ns/assurance/aal/3";

    private static Optional<RequestedClaims> read(String claims) {
        return RequestedClaims.read(new Parameters(Map.of("claims", List.of(claims))));
    }

    private static RequestedClaims whole(String claims) {
        return read(claims).orElseThrow();
    }

    @Test
    void anEssentialLevelIsOneOfThoseThatAreNamed() {
        assertThat(whole("{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + AAL3 + "\",\"x\"]}}}")
                        .levels())
                .contains(List.of(AAL3, "x"));
        assertThat(whole("{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"" + AAL3 + "\"}}}")
                        .levels())
                .contains(List.of(AAL3));
    }

    @Test
    void aLevelThatIsNotEssentialOrOfNoNameDecidesNothing() {
        for (var claims : List.of(
                "{}",
                "{\"id_token\":null}",
                "{\"id_token\":{\"acr\":null}}",
                "{\"id_token\":{\"acr\":{\"essential\":true}}}",
                "{\"id_token\":{\"acr\":{\"values\":[\"" + AAL3 + "\"]}}}",
                "{\"id_token\":{\"acr\":{\"essential\":false,\"value\":\"" + AAL3 + "\"}}}",
                "{\"userinfo\":{\"acr\":{\"essential\":true,\"value\":\"" + AAL3 + "\"}}}",
                "{\"id_token\":{\"auth_time\":{\"essential\":true},\"email\":null},\"userinfo\":{\"name\":null}}")) {
            assertThat(whole(claims).levels()).as(claims).isEmpty();
            assertThat(whole(claims).isBeyondUs()).as(claims).isFalse();
        }
    }

    @Test
    void aLevelThatNobodyHereKnowsIsBeyondUsWhereItIsEssential() {
        assertThat(whole("{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"urn:x\"}}}")
                        .isBeyondUs())
                .isTrue();
        assertThat(whole("{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"urn:x\",\"" + AAL3 + "\"]}}}")
                        .isBeyondUs())
                .isFalse();
    }

    @Test
    void ofThoseLevelsOnlyTheOnesThatWeKnowGoOn() {
        assertThat(whole("{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"urn:x\",\"" + AAL3 + "\"]}}}")
                        .reachable())
                .contains(List.of(AAL3));
    }

    @Test
    void aSubjectIsWhoAloneMayBeTold() {
        var ann = whole("{\"id_token\":{\"sub\":{\"value\":\"ann\"}}}");
        assertThat(ann.subject()).contains(new PersonId("ann"));
        assertThat(ann.contradicts(Optional.of(new PersonId("ann")))).isFalse();
        assertThat(ann.contradicts(Optional.empty())).isFalse();
        assertThat(ann.contradicts(Optional.of(new PersonId("bob")))).isTrue();
        assertThat(whole("{\"id_token\":{\"sub\":{\"essential\":true}}}").subject())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[]",
                "null",
                "7",
                "{",
                "{\"id_token\":7}",
                "{\"id_token\":[]}",
                "{\"userinfo\":\"name\"}",
                "{\"id_token\":{\"acr\":\"x\"}}",
                "{\"id_token\":{\"acr\":{\"essential\":\"yes\",\"value\":\"x\"}}}",
                "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":\"x\"}}}",
                "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[]}}}",
                "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":"
                        + "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}}}",
                "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[7]}}}",
                "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"\"}}}",
                "{\"id_token\":{\"sub\":{\"value\":7}}}",
                "{\"id_token\":{\"sub\":{\"value\":\"a person\"}}}"
            })
    void anythingElseIsNone(String claims) {
        assertThat(read(claims)).isEmpty();
    }

    @Test
    void whatIsEndlessIsNone() {
        assertThat(read("{\"id_token\":" + "{\"a\":".repeat(400) + "1" + "}".repeat(400) + "}"))
                .isEmpty();
        assertThat(read("{\"a\":" + "[".repeat(1_400) + "]".repeat(1_400) + "}").map(RequestedClaims::levels))
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isEmpty(),
                        nothing -> assertThat(nothing).contains(Optional.empty()));
        assertThat(read("{\"a\":\"" + "x".repeat(3_000) + "\"}")).isEmpty();
    }

    @Property
    void noTextBreaksIt(@ForAll String text) {
        assertThat(read(text)).isNotNull();
    }
}
