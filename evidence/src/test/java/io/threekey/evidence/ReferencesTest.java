package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    private static final Reference ANNE = Reference.to(new PersonId("anne"));
    private static final Reference BEN = Reference.to(new PersonId("ben"));

    private static Set<Reference> found(References declared, JsonObject payload) {
        return declared.in("a-subject", payload);
    }

    @Nested
    class WhatAnEntryRefersTo {

        @Test
        void isReadWhereItsTypeDeclaresIt() {
            var payload = Json.object().put("person", "anne").put("by", "ben").build();
            assertThat(found(References.nothing().person("person"), payload)).containsExactly(ANNE);
            assertThat(found(References.nothing().person("person").person("by"), payload))
                    .containsExactlyInAnyOrder(ANNE, BEN);
            assertThat(found(References.nothing(), payload)).isEmpty();
        }

        @Test
        void isReadFromEachItemOfAList() {
            var payload = Json.object()
                    .put("people", JsonArray.ofTexts(List.of("anne", "ben")))
                    .build();
            assertThat(found(References.nothing().person("people[]"), payload)).containsExactlyInAnyOrder(ANNE, BEN);
        }

        @Test
        void isReadFromADocumentKeptAsItsBytes() {
            var seats = JsonArray.of(
                    Json.object().put("holder", "anne").build(),
                    Json.object().put("holder", "ben").build());
            var charter = CanonicalJson.bytes(Json.object().put("seats", seats).build());
            assertThat(found(
                            References.nothing().person("charter!.seats[].holder"),
                            Json.object().put("charter", charter).build()))
                    .containsExactlyInAnyOrder(ANNE, BEN);
        }

        @Test
        void isAPersonBehindAPrefixWhereTheFieldMayNameSomethingElse() {
            var payload = Json.object()
                    .put("recipients", JsonArray.ofTexts(List.of("function/iam", "person/anne")))
                    .put("path", "/proposals/p-7")
                    .build();
            assertThat(found(
                            References.nothing()
                                    .personBehind("person/", "recipients[]")
                                    .decisionBehind("/proposals/", "path"),
                            payload))
                    .containsExactlyInAnyOrder(ANNE, Reference.to(new ProposalId("p-7")));
        }

        @Test
        void isAPolicyAndTheSiteWhereItHolds() {
            var atASite = new PolicyAddress(
                    new PolicyKindName("session-limits"), Optional.of(UseCase.SHARED_WORKSTATION), Scope.site("north"));
            assertThat(found(
                            References.nothing().policy("policy"),
                            Json.object().put("policy", atASite.document()).build()))
                    .containsExactlyInAnyOrder(
                            new Reference(Reference.Kind.POLICY, "session-limits.shared-workstation.site:north"),
                            Reference.toSite("north"));
            assertThat(found(
                            References.nothing().policy("policy"),
                            Json.object()
                                    .put("policy", atASite.inGroup().document())
                                    .build()))
                    .containsExactly(new Reference(Reference.Kind.POLICY, "session-limits.shared-workstation.group"));
        }

        @Test
        void isAProposalByItsIdAndByTheDigestOfItsBytes() {
            var proposal = "{\"id\":\"p-7\"}".getBytes(UTF_8);
            assertThat(found(
                            References.nothing().decision("proposal!.id").proposalItself("proposal"),
                            Json.object().put("proposal", proposal).build()))
                    .containsExactlyInAnyOrder(
                            Reference.to(new ProposalId("p-7")), Reference.toProposal(Digest.of(proposal)));
            assertThat(found(
                            References.nothing().proposal("proposal").decisionAsSubject(),
                            Json.object().put("proposal", Digest.of(proposal)).build()))
                    .containsExactlyInAnyOrder(
                            Reference.to(new ProposalId("a-subject")), Reference.toProposal(Digest.of(proposal)));
        }

        @Test
        void isAPlaceWhetherOrNotItsFieldSaysOfWhichKind() {
            var payload = Json.object()
                    .put("site", "north")
                    .put("ward", "a-1")
                    .put("scope", "site:south")
                    .build();
            assertThat(found(References.nothing().site("site").ward("ward").scope("scope"), payload))
                    .extracting(Reference::value)
                    .containsExactlyInAnyOrder("site:north", "ward:a-1", "site:south");
        }
    }

    @Nested
    class Nothing {

        @Test
        void isReferredToWhereAnEarlierFormatLacksTheField() {
            assertThat(found(
                            References.nothing().scope("site").person("a.b[].c!.d"),
                            Json.object().build()))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a person with blanks", "../x", "é"})
        void isReferredToByWhatIsNoPerson(String text) {
            assertThat(found(
                            References.nothing().person("person"),
                            Json.object().put("person", text).build()))
                    .isEmpty();
        }

        @Test
        void isReferredToByAValueOfAnotherKind() {
            var payload = Json.object()
                    .put("person", 7)
                    .put("policy", "session-limits")
                    .put("charter", "no bytes!")
                    .put("scope", "group")
                    .build();
            assertThat(found(
                            References.nothing()
                                    .person("person")
                                    .person("person[]")
                                    .person("person.name")
                                    .person("charter!.seats[].holder")
                                    .policy("policy")
                                    .scope("scope"),
                            payload))
                    .isEmpty();
        }
    }

    @Test
    void saysWhichDeclarationsAreSilent() {
        var payload = Json.object().put("person", "anne").build();
        assertThat(References.nothing().person("person").scope("site").silentIn("a-subject", payload))
                .containsExactly("scope site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a b", "[]", "!", "a[0]", "a.", "a!!"})
    void takesNoWayThatLeadsNowhere(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> References.nothing().person(path));
    }

    @Test
    void takesNoGroupForAPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reference.to(Scope.GROUP));
    }
}
