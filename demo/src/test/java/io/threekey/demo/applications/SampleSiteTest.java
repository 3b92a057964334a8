package io.threekey.demo.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.sun.net.httpserver.HttpServer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.HouseZone;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What somebody reads in an application whose provider is in trouble. */
class SampleSiteTest {

    static {
        System.setProperty(Provider.HOST_MAY_BE_NAMED, "host");
    }

    private final Visitors visitors = new Visitors();

    @TempDir
    Path home;

    private HttpServer provider;
    private SampleAddresses addresses;
    private SampleSite site;

    @BeforeEach
    void aProviderThatAnswers503() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        provider.start();
        var issuer = "http://id.localhost:" + provider.getAddress().getPort();
        addresses = new SampleAddresses(
                new Origins(URI.create(issuer), URI.create(issuer.replace("id.localhost", "seal.localhost"))));
        var asked = new Provider(addresses);
        var keys = new SampleKeys(home);
        var party = new RelyingParty(asked, addresses, keys);
        site = new SampleSite(
                addresses,
                party,
                visitors,
                new HeardOfEnds(party, visitors),
                new HeardSignals(new SignalReading(asked, addresses), visitors, Clock.systemUTC()),
                new AskingToHear(asked, addresses, keys),
                pages());
    }

    private SamplePages pages() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("text/demo");
        texts.setDefaultEncoding("UTF-8");
        try (var context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of("threekey.time-zone=UTC").applyTo(context);
            context.register(HouseZone.class);
            context.refresh();
            return new SamplePages(
                    TemplateEngine.createPrecompiled(ContentType.Html),
                    texts,
                    addresses,
                    context.getBean(HouseZone.class));
        }
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private MockHttpServletResponse asks(String method, String path, String cookie) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.addHeader(
                "Host", URI.create(addresses.of(SampleApplication.ROTA)).getAuthority());
        request.setCookies(new Cookie("in", cookie));
        var response = new MockHttpServletResponse();
        site.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @Test
    void isAPageAlsoWhereTheyWantToBeOutEverywhereAndAreOutThere() throws Exception {
        var told = new Told("Maja Lind", "aal2", Instant.EPOCH);
        var in = visitors.letsIn(
                SampleApplication.ROTA, new Visit(told, "sid", new PlainJWT(new JWTClaimsSet.Builder().build())));

        var answer = asks("POST", "/out-everywhere", in);

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString()).contains("That did not work");
        assertThat(visitors.who(SampleApplication.ROTA, in)).isEmpty();
    }

    @Test
    void isAPageWhereTheyWantToComeIn() throws Exception {
        assertThat(asks("GET", "/in", "").getStatus()).isEqualTo(403);
    }
}
