package io.threekey.server.applications;

import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldChoice;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.PolicyText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The form of a registration: the lines of an application, or the one line of an application that is withdrawn. */
final class RegistrationForm {

    static final String CLIENT = "client";
    static final String NAME = "name";
    static final String REDIRECTS = "redirects";
    static final String KEYS = "keys";
    static final String ASSURANCE = "assurance";
    static final String RENEWAL = "renewal";
    static final String SIGNED_OUT = "signedOut";
    static final String TOLD_AT = "toldAt";
    static final String SIGNALS = "signals";
    static final String SIGNALS_TO = "signalsTo";
    static final String WITHDRAW = "withdraw";

    private static final List<String> OF_AN_APPLICATION =
            List.of(CLIENT, NAME, REDIRECTS, KEYS, ASSURANCE, RENEWAL, SIGNED_OUT, TOLD_AT, SIGNALS, SIGNALS_TO);

    private final Map<String, String> typed;
    private final List<FieldFault> faults = new ArrayList<>();

    private RegistrationForm(Map<String, String> typed) {
        this.typed = typed;
    }

    static List<PolicyText> texts() {
        return Stream.concat(
                        OF_AN_APPLICATION.stream().map(name -> text(name, "applications.form.group", space(name))),
                        Stream.of(text(WITHDRAW, "applications.form.group.withdraw", new PolicyText.Line())))
                .toList();
    }

    private static PolicyText.Space space(String name) {
        return switch (name) {
            case REDIRECTS, KEYS, SIGNED_OUT, SIGNALS -> new PolicyText.Lines();
            case ASSURANCE -> new PolicyText.OneOf(List.of(needed(NeededAssurance.AAL2), needed(NeededAssurance.AAL3)));
            case RENEWAL -> new PolicyText.OneOf(List.of(renewed(Renewal.NEVER), renewed(Renewal.WHILE_SIGNED_IN)));
            default -> new PolicyText.Line();
        };
    }

    private static FieldChoice renewed(Renewal renewal) {
        return new FieldChoice(renewal.code(), Words.of("applications.says.renewal." + renewal.code()));
    }

    private static FieldChoice needed(NeededAssurance assurance) {
        return new FieldChoice(assurance.code(), Words.of("applications.says.needs." + assurance.code()));
    }

    private static PolicyText text(String name, String group, PolicyText.Space space) {
        return new PolicyText(
                name,
                Words.of(group),
                Words.of("applications.form." + name),
                Words.of("applications.form." + name + ".hint"),
                "",
                space);
    }

    static Drafted read(Map<String, String> typed) {
        var form = new RegistrationForm(typed);
        var order = form.of(WITHDRAW).isEmpty() ? form.registration() : form.withdrawal();
        return order.filter(drafted -> form.faults.isEmpty())
                .<Drafted>map(drafted -> new Drafted.Document(drafted.document()))
                .orElseGet(() -> new Drafted.Faulty(List.copyOf(form.faults)));
    }

    private Optional<RegistrationOrder> withdrawal() {
        if (OF_AN_APPLICATION.stream().anyMatch(name -> !of(name).isEmpty())) {
            faults.add(new FieldFault(WITHDRAW, Words.of("applications.fault.both")));
        }
        return value(WITHDRAW, ClientId::new).map(RegistrationOrder.Withdraw::new);
    }

    private Optional<RegistrationOrder> registration() {
        var client = value(CLIENT, ClientId::new);
        var name = value(NAME, RegistrationForm::name);
        var redirects = value(REDIRECTS, RegistrationForm::redirects);
        var proof = of(KEYS).isEmpty() ? Optional.of(new ClientProof.None()) : value(KEYS, TypedKeys::read);
        var needs = value(ASSURANCE, NeededAssurance::ofCode);
        var renewal = of(RENEWAL).isEmpty() ? Optional.of(Renewal.NEVER) : value(RENEWAL, Renewal::ofCode);
        var signedOut = of(SIGNED_OUT).isEmpty()
                ? Optional.of(List.<RedirectUri>of())
                : value(SIGNED_OUT, RegistrationForm::redirects);
        var toldAt = of(TOLD_AT).isEmpty()
                ? Optional.of(Optional.<BackChannelAddress>empty())
                : value(TOLD_AT, typed -> Optional.of(new BackChannelAddress(typed)));
        var signals = signals();
        if (!of(SIGNALS).isEmpty() && of(KEYS).isEmpty()) {
            faults.add(new FieldFault(SIGNALS, Words.of("applications.fault.signals.keys")));
        }
        return faults.isEmpty()
                ? Optional.of(new RegistrationOrder.Register(new Application(
                        client.orElseThrow(),
                        name.orElseThrow(),
                        redirects.orElseThrow(),
                        proof.orElseThrow(),
                        needs.orElseThrow(),
                        renewal.orElseThrow(),
                        signedOut.orElseThrow(),
                        toldAt.orElseThrow(),
                        signals)))
                : Optional.empty();
    }

    /** Empty where none are written, and where they are written wrongly. */
    private Optional<ToldSignals> signals() {
        var to = of(SIGNALS_TO).isEmpty()
                ? Optional.<BackChannelAddress>empty()
                : value(SIGNALS_TO, BackChannelAddress::new);
        if (of(SIGNALS).isEmpty()) {
            to.ifPresent(address ->
                    faults.add(new FieldFault(SIGNALS_TO, Words.of("applications.fault.signalsTo.nothing"))));
            return Optional.empty();
        }
        return value(
                SIGNALS,
                typed -> new ToldSignals(
                        Arrays.stream(typed.split("[\\s,]+"))
                                .map(Signal::ofCode)
                                .toList(),
                        to));
    }

    private static String name(String typed) {
        if (!Application.isName(typed)) {
            throw new IllegalArgumentException("no name");
        }
        return typed;
    }

    private static List<RedirectUri> redirects(String typed) {
        var all = Arrays.stream(typed.split("[\\s,]+")).map(RedirectUri::new).toList();
        if (all.size() > Application.MOST_REDIRECTS || all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("too many, or one twice");
        }
        return all;
    }

    private <T> Optional<T> value(String field, Function<String, T> form) {
        try {
            return Optional.of(form.apply(of(field)));
        } catch (UnfitKey unfit) {
            faults.add(new FieldFault(field, unfit.says()));
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            faults.add(new FieldFault(field, Words.of("applications.fault." + field)));
            return Optional.empty();
        }
    }

    private String of(String field) {
        return typed.getOrDefault(field, "").strip();
    }
}
