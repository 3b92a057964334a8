package io.threekey.acceptance.slice;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import io.threekey.testkit.HeldCredential;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody in front of a browser of their own, with the security keys that are plugged into it. */
final class Colleague implements AutoCloseable {

    /** Long, since a busy machine's suggestion must not come between somebody and the button. */
    private static final double SUGGESTION_MILLIS = 10_000;

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final CDPSession devices;
    private final List<SecurityKey> plugged = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Colleague(Browser browser, String name, int width, int height) {
        this.name = name;
        this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        this.page = context.newPage();
        this.devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    static Colleague atADesk(Browser browser, String name) {
        return new Colleague(browser, name, 1440, 900);
    }

    static Colleague onAPhone(Browser browser, String name) {
        return new Colleague(browser, name, 390, 844);
    }

    String name() {
        return name;
    }

    Page page() {
        return page;
    }

    /** Whatever the browser complained about: broken scripts, missing files, violations of the content policy. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void visits(String address) {
        page.navigate(address);
    }

    /** Their key answers by itself, from the browser's suggestions; where it suggests nothing they press the button. */
    void usesTheirKeyAndIsAt(Pattern there) {
        try {
            page.waitForURL(there, new Page.WaitForURLOptions().setTimeout(SUGGESTION_MILLIS));
        } catch (TimeoutError nothingSuggested) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use my key"))
                    .click();
            page.waitForURL(there);
        }
    }

    /** A key of its own, empty until somebody registers it. */
    SecurityKey plugsIn(Transport transport) {
        var key = new SecurityKey(transport, connected(transport));
        plugged.add(key);
        return key;
    }

    /** Everything that is plugged in, the one plugged in last at the end. */
    List<SecurityKey> plugged() {
        return List.copyOf(plugged);
    }

    private String connected(Transport transport) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", transport.name().toLowerCase(java.util.Locale.ROOT));
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var asked = new JsonObject();
        asked.add("options", options);
        return devices.send("WebAuthn.addVirtualAuthenticator", asked)
                .get("authenticatorId")
                .getAsString();
    }

    enum Transport {
        USB,
        INTERNAL
    }

    final class SecurityKey {

        private final Transport transport;
        private String id;
        private JsonArray inside = new JsonArray();

        private SecurityKey(Transport transport, String id) {
            this.transport = transport;
            this.id = id;
        }

        void isPutAway() {
            inside = devices.send("WebAuthn.getCredentials", named()).getAsJsonArray("credentials");
            devices.send("WebAuthn.removeVirtualAuthenticator", named());
            plugged.remove(this);
        }

        /** With all that it held when it was put away. */
        void isPluggedInAgain() {
            id = connected(transport);
            plugged.add(this);
            inside.forEach(each -> takes(each.getAsJsonObject()));
        }

        /** The same key as another device holds it. */
        void holds(HeldCredential held) {
            var credential = new JsonObject();
            credential.addProperty("credentialId", standard(held.id()));
            credential.addProperty("isResidentCredential", true);
            credential.addProperty("rpId", held.relyingParty());
            credential.addProperty("userHandle", standard(held.userHandle()));
            credential.addProperty(
                    "privateKey",
                    Base64.getEncoder().encodeToString(held.keys().getPrivate().getEncoded()));
            credential.addProperty("signCount", held.counter());
            takes(credential);
        }

        private void takes(JsonObject credential) {
            var asked = named();
            asked.add("credential", credential);
            devices.send("WebAuthn.addCredential", asked);
        }

        private JsonObject named() {
            var named = new JsonObject();
            named.addProperty("authenticatorId", id);
            return named;
        }

        private static String standard(String base64Url) {
            return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(base64Url));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
