package io.threekey.server.records;

import io.threekey.charter.Function;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.AlertEntry;
import io.threekey.evidence.Reference;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.PoliciesInForce;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What entries about a gap or an alert are about, which refer to nobody and nothing: which gap, and which alert. One that
 * this server has no words for, because another release recorded it, is called by its code.
 */
@Component
class NamedOccasions {

    private static final String GAP = "gap";
    private static final String ALERT = "alert";

    /** A seat may have the id of its function, and these are about everybody in it. */
    private static final Set<String> OF_A_FUNCTION =
            Set.of("alone-in-a-function", "function-without-anybody", "nobody-present");

    private static final String OF_A_WARD = "signing-in-takes-too-long";

    private static final Pattern VERSION = Pattern.compile("\\.[0-9]+$");

    private final MessageSource texts;
    private final NamedReferences names;
    private final PoliciesInForce policies;

    NamedOccasions(MessageSource texts, NamedReferences names, PoliciesInForce policies) {
        this.texts = texts;
        this.names = names;
        this.policies = policies;
    }

    Optional<Words> of(String type, JsonObject payload) {
        return switch (type.substring(0, type.indexOf('.'))) {
            case GAP -> gap(payload).map(this::gapInWords);
            case ALERT -> alert(payload);
            default -> Optional.empty();
        };
    }

    /** The code of the gap that an entry is about. */
    static Optional<String> gap(JsonObject payload) {
        return payload.get(GAP)
                .filter(JsonText.class::isInstance)
                .map(code -> ((JsonText) code).value())
                .filter(code -> code.indexOf('/') > 0);
    }

    private Words gapInWords(String code) {
        var kind = code.substring(0, code.indexOf('/'));
        var subject = subject(kind, code.substring(kind.length() + 1));
        var key = "gap." + kind;
        return hasWords(key) ? Words.of(key, subject) : Words.of("records.gap.unworded", kind, subject);
    }

    private Optional<Words> alert(JsonObject payload) {
        try {
            var alert = AlertEntry.parse(payload);
            var key = "alert." + alert.code() + ".title";
            return Optional.of(
                    hasWords(key)
                            ? new Words(key, alert.arguments())
                            : Words.of("frame.alert.unworded.title", alert.code()));
        } catch (MalformedDocument ofAnotherForm) {
            return Optional.empty();
        }
    }

    /** A seat, a function, a proposal or a policy, as people call it; anything else as it is. */
    private Object subject(String kind, String subject) {
        if (!policies.founded()) {
            return subject;
        }
        return Stream.<Supplier<Optional<Words>>>of(
                        () -> kind.equals(OF_A_WARD) ? Optional.of(ward(subject)) : Optional.empty(),
                        () -> OF_A_FUNCTION.contains(kind) ? function(subject) : seat(subject),
                        () -> proposal(subject),
                        () -> policy(subject))
                .flatMap(attempt -> attempt.get().stream())
                .<Object>map(words -> words)
                .findFirst()
                .orElse(subject);
    }

    /** How people work there stands behind the ward's id. */
    private Words ward(String subject) {
        var id = subject.substring(0, Math.max(0, subject.indexOf(':')));
        return names.of(Reference.toWard(id)).name();
    }

    private Optional<Words> seat(String subject) {
        return policies.chain().charter().seats().stream()
                .filter(seat -> seat.id().value().equals(subject))
                .findFirst()
                .map(seat -> Words.of("records.gap.seat", CharterWords.seat(seat), seat.holderName()));
    }

    private static Optional<Words> function(String subject) {
        return Arrays.stream(Function.values())
                .filter(function -> function.code().equals(subject))
                .findFirst()
                .map(CharterWords::function);
    }

    /** One that waits on a function has that function's name behind its id. */
    private Optional<Words> proposal(String subject) {
        var dot = subject.lastIndexOf('.');
        return Stream.of(subject, dot < 0 ? subject : subject.substring(0, dot))
                .distinct()
                .flatMap(id -> named(id).stream())
                .findFirst();
    }

    private Optional<Words> named(String id) {
        try {
            return names.ofProposal(new ProposalId(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Optional<Words> policy(String subject) {
        var named = names.of(
                new Reference(Reference.Kind.POLICY, VERSION.matcher(subject).replaceFirst("")));
        return named.path().map(path -> named.name());
    }

    private boolean hasWords(String key) {
        return texts.getMessage(key, null, "", Locale.ENGLISH) instanceof String found && !found.isEmpty();
    }
}
