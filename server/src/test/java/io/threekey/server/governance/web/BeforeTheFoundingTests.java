package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.FoundingRegistration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** A server in which nothing has been founded, as requests find it. */
@ServerTest
@Import(BeforeTheFoundingTests.ServerOfItsOwn.class)
class BeforeTheFoundingTests {

    private final Visitor visitor;
    private final FoundingRegistration registration;

    @Autowired
    BeforeTheFoundingTests(Visitor visitor, FoundingRegistration registration) {
        this.visitor = visitor.another();
        this.registration = registration;
    }

    /** Whoever imports the same shares a server, and others found theirs. */
    @TestConfiguration
    static class ServerOfItsOwn {}

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/decisions", "/policies", "/charter", "/me"})
    void nothingAnswers(String path) {
        SigningPageTests.assertRefused(visitor.visits(path), 503, "OAK-10");
    }

    @Test
    void nothingIsSigned() {
        SigningPageTests.assertRefused(visitor.visits(Origin.SEAL, "/acts?ticket=x"), 503, "OAK-10");
    }

    /** There is no console to go back to yet, and its address would only say so. */
    @Test
    void aFoundersPageLeadsNowhereButOn() {
        var link = registration.invite().getFirst().token().text();

        assertThat(visitor.visits(Origin.SEAL, "/founding/" + link).body())
                .contains("Who are you?")
                .doesNotContain(">Console</a>", "Times on this page");
    }

    @Test
    void aFoundingLinkThatNobodyHandedOutOpensNothing() {
        SigningPageTests.assertRefused(visitor.visits(Origin.SEAL, "/founding/guessed"), 409, "ELM-11");
    }
}
