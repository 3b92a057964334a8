package io.threekey.server.applications;

import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldChoice;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.PolicyText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
    static final String SIGNING = "signing";
    static final String CERTIFICATE = "certificate";
    static final String SUBJECT = "subject";
    static final String PROFILE = "profile";
    static final String FHIR_SERVER = "fhirServer";
    static final String SCOPES = "scopes";
    static final String SIGNALS = "signals";
    static final String SIGNALS_TO = "signalsTo";
    static final String WITHDRAW = "withdraw";

    private static final List<String> OF_EACH_APPLICATION =
            List.of(CLIENT, NAME, REDIRECTS, KEYS, ASSURANCE, RENEWAL, SIGNED_OUT, TOLD_AT);

    /** Folded, because few need any of it. */
    private static final List<String> OF_SOME =
            List.of(PROFILE, SIGNING, CERTIFICATE, SUBJECT, FHIR_SERVER, SCOPES, SIGNALS, SIGNALS_TO);

    private static final List<String> OF_AN_APPLICATION =
            Stream.concat(OF_EACH_APPLICATION.stream(), OF_SOME.stream()).toList();

    private final Map<String, String> typed;
    private final List<FieldFault> faults = new ArrayList<>();

    private RegistrationForm(Map<String, String> typed) {
        this.typed = typed;
    }

    static List<PolicyText> texts() {
        return Stream.of(
                        OF_EACH_APPLICATION.stream().map(name -> text(name, "applications.form.group", space(name))),
                        OF_SOME.stream().map(name -> text(name, "applications.form.group.some", space(name))),
                        Stream.of(text(WITHDRAW, "applications.form.group.withdraw", new PolicyText.Line())))
                .flatMap(texts -> texts)
                .toList();
    }

    private static PolicyText.Space space(String name) {
        return switch (name) {
            case REDIRECTS, KEYS, CERTIFICATE, SIGNED_OUT, SCOPES, SIGNALS -> new PolicyText.Lines();
            case ASSURANCE -> new PolicyText.OneOf(List.of(needed(NeededAssurance.AAL2), needed(NeededAssurance.AAL3)));
            case RENEWAL -> new PolicyText.OneOf(List.of(renewed(Renewal.NEVER), renewed(Renewal.WHILE_SIGNED_IN)));
            case SIGNING -> new PolicyText.OneOf(List.of(signed(TokenAlgorithm.ES256), signed(TokenAlgorithm.RS256)));
            case PROFILE ->
                new PolicyText.OneOf(Arrays.stream(ClientProfile.values())
                        .map(RegistrationForm::ruled)
                        .toList());
            default -> new PolicyText.Line();
        };
    }

    private static FieldChoice renewed(Renewal renewal) {
        return new FieldChoice(renewal.code(), Words.of("applications.says.renewal." + renewal.code()));
    }

    private static FieldChoice ruled(ClientProfile profile) {
        return new FieldChoice(profile.code(), Words.of("applications.says.profile." + profile.code()));
    }

    private static FieldChoice signed(TokenAlgorithm algorithm) {
        return new FieldChoice(algorithm.code(), Words.of("applications.says.signed." + algorithm.code()));
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
        form.faults.sort(Comparator.comparingInt(fault -> OF_AN_APPLICATION.indexOf(fault.field())));
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
        var profile = orElse(PROFILE, ClientProfile.CLASSIC, ClientProfile::ofCode);
        var redirects = orElse(REDIRECTS, List.<RedirectUri>of(), RegistrationForm::redirects);
        var proof = of(CERTIFICATE).isEmpty() && of(SUBJECT).isEmpty()
                ? orElse(KEYS, new ClientProof.None(), TypedKeys::read)
                : certificate();
        var needs = value(ASSURANCE, NeededAssurance::ofCode);
        var renewal = orElse(RENEWAL, Renewal.NEVER, Renewal::ofCode);
        var signedOut = orElse(SIGNED_OUT, List.<RedirectUri>of(), RegistrationForm::redirects);
        var toldAt = orElse(
                TOLD_AT, Optional.<BackChannelAddress>empty(), typed -> Optional.of(new BackChannelAddress(typed)));
        var signing = orElse(SIGNING, TokenAlgorithm.ES256, TokenAlgorithm::ofCode);
        var records = records();
        var signals = signals();
        if (!of(SIGNALS).isEmpty() && of(KEYS).isEmpty()) {
            faults.add(new FieldFault(SIGNALS, Words.of("applications.fault.signals.keys")));
        }
        if (!of(SIGNALS).isEmpty() && of(REDIRECTS).isEmpty()) {
            faults.add(new FieldFault(SIGNALS, Words.of("applications.fault.signals.nobody")));
        }
        if (Stream.of(profile, redirects, proof, signing, records).allMatch(Optional::isPresent)) {
            RegistrationFault.of(new RegistrationFault.Together(
                            profile.orElseThrow(),
                            proof.orElseThrow(),
                            signing.orElseThrow(),
                            redirects.orElseThrow(),
                            records.orElseThrow()))
                    .forEach(fault -> faults.add(
                            new FieldFault(fault.field(), Words.of("applications.fault.profile." + fault.code()))));
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
                        signing.orElseThrow(),
                        profile.orElseThrow(),
                        records.orElseThrow(),
                        signals)))
                : Optional.empty();
    }

    /** Where a subject stands beside it, it is that of whoever issues them. */
    private Optional<ClientProof> certificate() {
        if (!of(KEYS).isEmpty()) {
            faults.add(new FieldFault(CERTIFICATE, Words.of("applications.fault.certificate.keys-too")));
        }
        var certificate = value(CERTIFICATE, TypedCertificate::read);
        return of(SUBJECT).isEmpty()
                ? certificate.map(ClientProof.ByCertificate::new)
                : certificate.flatMap(authority ->
                        value(SUBJECT, subject -> new ClientProof.ByIssuedCertificate(subject, authority)));
    }

    /** Both lines, or neither. */
    private Optional<Optional<RecordAccess>> records() {
        if (of(FHIR_SERVER).isEmpty() && of(SCOPES).isEmpty()) {
            return Optional.of(Optional.empty());
        }
        var server = value(FHIR_SERVER, FhirServerAddress::new);
        return value(SCOPES, RegistrationForm::scopes)
                .flatMap(scopes -> server.map(address -> Optional.of(new RecordAccess(address, scopes))));
    }

    private static List<SmartScope> scopes(String typed) {
        var all = Arrays.stream(typed.split("\\s+")).map(SmartScope::of).toList();
        if (all.size() > RecordAccess.MOST_SCOPES || all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("too many, or one twice");
        }
        return all;
    }

    private <T> Optional<T> orElse(String field, T unsaid, Function<String, T> form) {
        return of(field).isEmpty() ? Optional.of(unsaid) : value(field, form);
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
