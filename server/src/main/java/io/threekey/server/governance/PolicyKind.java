package io.threekey.server.governance;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of governed policy, implemented as a bean by the module that obeys it. The kind knows what its documents may
 * say and how to say it in words; who decides it stands in the charter alone.
 */
public interface PolicyKind {

    PolicyKindName name();

    /** The use cases this kind has a document for, each decided on its own; none where one document is for all. */
    List<UseCase> useCases();

    /** Where its documents are decided: for each use case, unless a kind is decided for all of them at once. */
    default List<PolicyAddress> addresses() {
        return useCases().stream()
                .map(useCase -> new PolicyAddress(name(), Optional.of(useCase), Scope.GROUP))
                .toList();
    }

    /** Whether something has to be in force at its addresses; not where each document orders something once. */
    default boolean mustBeInForce() {
        return true;
    }

    /**
     * The document that says the same as nobody having decided anything, for the first that is proposed to be compared
     * with; empty where nothing is done then.
     */
    default Optional<JsonObject> whileUndecided() {
        return Optional.empty();
    }

    /** What a sound document is about, where its address says too little; empty where that says it all. */
    default Optional<Words> subjectOf(JsonObject document) {
        return Optional.empty();
    }

    /**
     * What holds now where each version is about something of its own and takes the place of none about anything else, in
     * the order to show it; empty where a version takes the place of the one before, so that one is in force.
     */
    default Optional<List<PolicyVersion>> besideEachOther(History history, Instant now) {
        return Optional.empty();
    }

    /** What is wrong with a document, in words; empty where nothing is. Unknown and missing fields are wrong. */
    List<Words> faultsOf(JsonObject document);

    /** The whole document in words, for those who read or sign it. */
    List<Words> inWords(JsonObject document);

    /** What would change, in words; empty where the two say the same. */
    List<Words> changesInWords(JsonObject before, JsonObject after);

    /** The fields a proposal is written with, filled from the policy in force where there is one. */
    List<PolicyField> form(Optional<JsonObject> inForce);

    /** The lines of text in the same form, before the numbers; what is read of them is {@link #read}'s to judge. */
    default List<PolicyText> texts(Optional<JsonObject> inForce) {
        return List.of();
    }

    /** Reads the filled form; values outside of a field's bounds or missing are faults, never guessed. */
    Drafted read(Map<String, String> form);

    /** What became of a filled form. */
    sealed interface Drafted {

        record Document(JsonObject document) implements Drafted {}

        record Faulty(List<FieldFault> faults) implements Drafted {}
    }
}
