package io.threekey.server.sharedsignals;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldChoice;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.PolicyText;
import io.threekey.server.sharedsignals.SignalSource.Brake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The form of a source: the lines of a system whose word is to count, or the one line of one whose word is not any more. */
final class SourceForm {

    static final String ISSUER = "issuer";
    static final String NAME = "name";
    static final String AUDIENCE = "audience";
    static final String KEYS = "keys";
    static final String SAYS = "says";
    static final String ON_REVOCATION = "onRevocation";
    static final String MOST_PEOPLE = "mostPeople";
    static final String WITHIN_HOURS = "withinHours";
    static final String WITHDRAW = "withdraw";

    private static final List<String> OF_A_SOURCE =
            List.of(ISSUER, NAME, AUDIENCE, KEYS, SAYS, ON_REVOCATION, MOST_PEOPLE, WITHIN_HOURS);

    private final Map<String, String> typed;
    private final List<FieldFault> faults = new ArrayList<>();

    private SourceForm(Map<String, String> typed) {
        this.typed = typed;
    }

    static List<PolicyText> texts() {
        return Stream.concat(
                        OF_A_SOURCE.stream().map(name -> text(name, "sharedsignals.form.group")),
                        Stream.of(text(WITHDRAW, "sharedsignals.form.group.withdraw")))
                .toList();
    }

    private static PolicyText text(String name, String group) {
        return new PolicyText(
                name,
                Words.of(group),
                Words.of("sharedsignals.form." + name),
                Words.of("sharedsignals.form." + name + ".hint"),
                "",
                space(name));
    }

    private static PolicyText.Space space(String name) {
        return switch (name) {
            case KEYS, SAYS -> new PolicyText.Lines();
            case ON_REVOCATION ->
                new PolicyText.OneOf(Arrays.stream(OnRevocation.values())
                        .map(one -> new FieldChoice(one.code(), Words.of("sharedsignals.says.does." + one.code())))
                        .toList());
            default -> new PolicyText.Line();
        };
    }

    static Drafted read(Map<String, String> typed) {
        var form = new SourceForm(typed);
        var order = form.of(WITHDRAW).isEmpty() ? form.listen() : form.withdrawal();
        return order.filter(drafted -> form.faults.isEmpty())
                .<Drafted>map(drafted -> new Drafted.Document(drafted.document()))
                .orElseGet(() -> new Drafted.Faulty(List.copyOf(form.faults)));
    }

    private Optional<SourceOrder> withdrawal() {
        if (OF_A_SOURCE.stream().anyMatch(name -> !of(name).isEmpty())) {
            faults.add(new FieldFault(WITHDRAW, Words.of("sharedsignals.fault.both")));
        }
        return Optional.of(new SourceOrder.Withdraw(of(WITHDRAW)));
    }

    private Optional<SourceOrder> listen() {
        var keys = value(KEYS, SourceForm::keys);
        var says = value(SAYS, SourceForm::signals);
        var does = value(ON_REVOCATION, OnRevocation::ofCode);
        var people = value(MOST_PEOPLE, text -> number(text, Brake.MOST_PEOPLE));
        var hours = value(WITHIN_HOURS, text -> number(text, Brake.MOST_HOURS));
        for (var name : List.of(ISSUER, NAME, AUDIENCE)) {
            if (of(name).isEmpty()) {
                faults.add(new FieldFault(name, Words.of("sharedsignals.fault." + name)));
            }
        }
        return faults.isEmpty()
                ? value(
                        ISSUER,
                        issuer -> new SourceOrder.Listen(new SignalSource(
                                issuer,
                                of(NAME),
                                of(AUDIENCE),
                                keys.orElseThrow(),
                                says.orElseThrow(),
                                does.orElseThrow(),
                                new Brake(people.orElseThrow(), hours.orElseThrow()))))
                : Optional.empty();
    }

    private static int number(String typed, int most) {
        var number = Integer.parseInt(typed);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("out of bounds");
        }
        return number;
    }

    private static List<SourceSignal> signals(String typed) {
        return Arrays.stream(typed.split("[\\s,]+")).map(SourceSignal::ofCode).toList();
    }

    /** A JWK set as its makers publish it (RFC 7517, 5), of which the public halves are kept; a private one is refused. */
    private static List<SourceKey> keys(String typed) {
        try {
            if (!(JsonReader.read(typed.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject set)) {
                throw new IllegalArgumentException("no set of keys");
            }
            return Fields.of(set, "keys").array("keys").items().stream()
                    .map(SourceForm::key)
                    .toList();
        } catch (MalformedDocument malformed) {
            throw new IllegalArgumentException("no set of keys", malformed);
        }
    }

    /** What else its makers say of a key, such as a certificate, is let be. */
    private static SourceKey key(Json item) {
        if (!(item instanceof JsonObject object) || object.get("d").isPresent()) {
            throw new IllegalArgumentException("no public key");
        }
        var fields = Fields.of(object, "key");
        return switch (fields.text("kty")) {
            case "RSA" -> new SourceKey.Rsa(fields.text("kid"), fields.text("n"), fields.text("e"));
            case "EC" -> point(fields);
            default -> throw new IllegalArgumentException("no such key");
        };
    }

    private static SourceKey point(Fields fields) {
        if (!fields.text("crv").equals("P-256")) {
            throw new IllegalArgumentException("another curve");
        }
        return new SourceKey.Point(fields.text("kid"), fields.text("x"), fields.text("y"));
    }

    private <T> Optional<T> value(String field, Function<String, T> form) {
        try {
            return Optional.of(form.apply(of(field)));
        } catch (IllegalArgumentException wrong) {
            faults.add(new FieldFault(field, Words.of("sharedsignals.fault." + field)));
            return Optional.empty();
        }
    }

    private String of(String field) {
        return typed.getOrDefault(field, "").strip();
    }
}
