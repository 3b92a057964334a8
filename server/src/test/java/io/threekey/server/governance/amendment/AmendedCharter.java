package io.threekey.server.governance.amendment;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.SealingRules;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Texts;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyKinds;
import io.threekey.server.governance.SiteNames;
import io.threekey.server.governance.Subjects;
import io.threekey.server.governance.template.CharterTemplate;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The shipped charter of a group as somebody would sign it, and what a change of it reads like to the others. */
final class AmendedCharter {

    static final Charter TODAY = CharterTemplate.named("group")
            .heldBy(
                    CharterTemplate.named("group").seats().stream()
                            .map(seat -> seat.heldBy(
                                    new PersonId("p-" + seat.id()),
                                    "Holder of " + seat.id(),
                                    List.of(key(seat.id() + "-1"), key(seat.id() + "-2")),
                                    Instant.parse("2026-11-22T07:00:00Z")))
                            .toList(),
                    new InstallationId("st-brigid"),
                    new SealingRules(
                            "seal.example.org",
                            List.of("https://seal.example.org"),
                            List.of(KeyAlgorithm.ES256),
                            List.of("any")),
                    new LogIdentity("ledger.example.org", "ledger.example.org+1+AQ"));

    private static final CharterChanges CHANGES = changes();
    private static final Texts TEXTS = new Texts(bundle(), Locale.ENGLISH, ZoneId.of("Europe/Vienna"));

    private AmendedCharter() {}

    private static DecisionKey key(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        return new DecisionKey(bytes, bytes, KeyAlgorithm.ES256, "0f0f0f0f", "Key " + name);
    }

    /** As the page says it, one change a line. */
    static List<String> says(Charter before, Charter after) {
        return says(before.document(), after.document());
    }

    static List<String> says(JsonObject before, JsonObject after) {
        return CHANGES.between(before, after).stream().map(TEXTS::t).toList();
    }

    static String asOneText(JsonObject before, JsonObject after) {
        return says(before, after).stream().collect(joining("\n"));
    }

    private static CharterChanges changes() {
        var beans = new AnnotationConfigApplicationContext();
        beans.registerBean(PolicyKind.class, AmendedCharter::sessionLimits);
        beans.registerBean(SiteNames.class, () -> () -> Map.of("lakeside", "Lakeside Hospital"));
        Stream.of(PolicyKinds.class, Subjects.class, Naming.class, CharterChanges.class)
                .forEach(beans::registerBean);
        beans.refresh();
        return beans.getBean(CharterChanges.class);
    }

    /** Only its name counts here. */
    private static PolicyKind sessionLimits() {
        return (PolicyKind) Proxy.newProxyInstance(
                PolicyKind.class.getClassLoader(),
                new Class<?>[] {PolicyKind.class},
                (kind, method, arguments) -> new PolicyKindName("session-limits"));
    }

    private static ResourceBundleMessageSource bundle() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames("text.governance", "text.frame");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }
}
