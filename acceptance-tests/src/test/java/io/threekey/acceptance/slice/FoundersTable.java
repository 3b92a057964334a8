package io.threekey.acceptance.slice;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.threekey.acceptance.slice.Colleague.Transport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Those who found the hospital, round one table, each with their own link, browser and keys. */
final class FoundersTable {

    static final List<String> SIGNERS = List.of("sponsor", "iam", "clinical-operations", "security");

    private static final Map<String, String> NAMES = Map.of(
            "sponsor", "Helen Marsh",
            "sponsor-deputy", "Tom Adeyemi",
            "iam", "Ines Okafor",
            "clinical-operations", "Claire Dubois",
            "security", "Samir Haddad",
            "staff-representation", "Vera Blum");

    private final Hospital hospital;
    private final Browser browser;
    private final BiConsumer<String, Page> eye;
    private final Map<String, FoundingPage> pages = new LinkedHashMap<>();

    /** @param eye looks at each page that the owner for IAM comes to, by its name */
    FoundersTable(Hospital hospital, Browser browser, BiConsumer<String, Page> eye) {
        this.hospital = hospital;
        this.browser = browser;
        this.eye = eye;
    }

    Colleague holder(String seat) {
        return page(seat).founder();
    }

    List<Colleague> everybody() {
        return pages.values().stream().map(FoundingPage::founder).toList();
    }

    void everybodyRegisters() throws IOException {
        hospital.foundersLinks().forEach(this::registers);
    }

    /** Clinical operations does everything on a phone. */
    private void registers(String seat, String link) {
        var name = NAMES.getOrDefault(seat, seat);
        var founder = seat.equals("clinical-operations")
                ? Colleague.onAPhone(browser, name)
                : Colleague.atADesk(browser, name);
        var inSafe = founder.plugsIn(Transport.USB);
        var page = FoundingPage.openedBy(founder, link);
        pages.put(seat, page);
        looksAt(seat, "founding-1-name");
        page.introducesThemself();
        looksAt(seat, "founding-2-first-key");
        page.registersTheFirstDecisionKey();
        page.isAtTheSecondKey();
        inSafe.isPutAway();
        founder.plugsIn(Transport.INTERNAL);
        looksAt(seat, "founding-3-second-key");
        page.registersTheSecondDecisionKey();
        page.goesOnToTheirPasskey();
        looksAt(seat, "founding-4-passkey");
        page.makesTheirPasskey();
        page.isReady();
        looksAt(seat, "founding-5-wait");
    }

    void theSponsorAndTheOwnersSign() {
        for (var seat : SIGNERS) {
            var page = page(seat);
            page.isAskedToSignAfter(SIGNERS.indexOf(seat));
            looksAt(seat, "founding-6-sign");
            page.signs();
        }
        pages.values().forEach(FoundingPage::isFounded);
        looksAt("iam", "founding-7-founded");
    }

    String fingerprintOnTheirPages() {
        var shown = pages.values().stream()
                .map(FoundingPage::fingerprintShown)
                .distinct()
                .toList();
        if (shown.size() != 1) {
            throw new AssertionError("they do not see the same fingerprint: " + shown);
        }
        return shown.getFirst();
    }

    private FoundingPage page(String seat) {
        var page = pages.get(seat);
        if (page == null) {
            throw new IllegalStateException("nobody has come for " + seat);
        }
        return page;
    }

    private void looksAt(String seat, String name) {
        if (seat.equals("iam")) {
            eye.accept(name, holder(seat).page());
        }
    }
}
