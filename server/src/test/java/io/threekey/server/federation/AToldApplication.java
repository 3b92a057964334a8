package io.threekey.server.federation;

import io.threekey.server.Visitor;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;

/** An application that is decided with an address at which it is told of ends, and its server there. */
record AToldApplication(Partner partner, ApplicationServer server) implements AutoCloseable {

    static AToldApplication of(AFoundedHospital hospital, Visitor visitor, Clock clock) {
        var server = new ApplicationServer();
        var plain = Partner.withoutSecret("told-" + System.nanoTime() % 1_000_000_000, visitor, clock);
        var partner =
                new Partner(plain.application().toldAt(server.url()), Optional.empty(), plain.backChannel(), clock);
        new DecidedApplications(hospital).register(partner.application());
        return new AToldApplication(partner, server);
    }

    String client() {
        return partner.application().client();
    }

    /** @return what it is told of whoever is in in that browser */
    HttpResponse<String> isEntered(Visitor browser) {
        return partner.redeems(Partner.brought(browser.visits(partner.asks())).getOrDefault("code", ""));
    }

    @Override
    public void close() {
        server.close();
    }
}
