package io.threekey.server.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@FramedServerTest
class EveryAnswerTests {

    private final Web web;

    EveryAnswerTests(@LocalServerPort int port) {
        this.web = new Web(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/gallery",
                "/gallery/nowhere",
                "/gallery/owners",
                "/gallery/owners?as=nurse",
                "/gallery/broken",
                "/gallery/refused",
                "/gallery/number",
                "/gallery/sealed",
                "/gallery?as=broken",
                "/gallery?as=out-of-reach",
                "/problem",
                "/frame/threekey.css"
            })
    void carriesTheContentSecurityPolicy(String path) {
        assertThat(Stream.of(web.page(path), web.data(path))).allSatisfy(EveryAnswerTests::isGuarded);
    }

    @Test
    void carriesItAlsoWhereAFilterRefused() {
        isGuarded(web.get("evil.test", "/gallery", "text/html"));
        isGuarded(web.postFrom("https://evil.test", "/gallery/change"));
    }

    @Test
    void forbidsInlineScriptAndStyle() {
        assertThat(policyOf(web.page("/gallery")))
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe")
                .contains("frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'");
        assertThat(web.page("/gallery?as=owner").body())
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+=");
    }

    @Test
    void keepsPagesOutOfCachesAndAssetsIn() {
        assertThat(web.page("/gallery").headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(web.page("/frame/threekey.css").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
    }

    private static void isGuarded(HttpResponse<String> response) {
        assertThat(policyOf(response))
                .as("%s of %s", response.statusCode(), response.uri())
                .contains("default-src 'self'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    private static String policyOf(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
