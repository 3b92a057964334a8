package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.demo.applications.SampleAddresses;
import io.threekey.demo.applications.SampleApplication;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.evidence.References;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an application is told without having asked: that somebody is out. */
@Component
class TheChartIsTold implements TourStop {

    private static final SampleApplication CHARTS = SampleApplication.CHARTS;
    private static final PersonId MAJA_LIND = new PersonId("maja-lind");
    private static final EntryType TOLD = new EntryType(
            "signal.told", "sharedsignals.entry.told", References.nothing().person("person"));
    private static final int SOME = 20;

    private final Ledger ledger;
    private final SampleAddresses addresses;

    TheChartIsTold(Ledger ledger, SampleAddresses addresses) {
        this.ledger = ledger;
        this.addresses = addresses;
    }

    @Override
    public int order() {
        return 17;
    }

    @Override
    public String code() {
        return "the-chart-is-told";
    }

    @Override
    public Standing standing(Visit visit) {
        var open = new Deed.Go(
                Words.of("demo.tour.an-application-is-opened.go", CHARTS.title()), addresses.of(CHARTS) + "/in");
        return told(visit)
                .map(entry -> Standing.done(
                        List.of(
                                Words.of("demo.tour.the-chart-is-told.told", CHARTS.title(), entry.at()),
                                Words.of("demo.tour.the-chart-is-told.proved", CHARTS.title())),
                        new Deed.Go(
                                Words.of("demo.tour.the-chart-is-told.see", CHARTS.title()),
                                addresses.of(CHARTS) + "/"),
                        open))
                .orElseGet(() -> visit.isBy(MAJA_LIND) ? Standing.toDo(open) : Standing.toDo(comeIn(), open));
    }

    private Deed comeIn() {
        return ComeIn.as(MAJA_LIND, Words.of("demo.tour.a-nurse-comes-in.go"), ComeIn.toTheTour(this));
    }

    private Optional<LedgerEntry> told(Visit visit) {
        return ledger.newestOf(TOLD, MAJA_LIND.value(), SOME).stream()
                .filter(entry -> !entry.at().isBefore(visit.since()))
                .filter(entry -> {
                    var fields = Fields.of(entry.payload(), entry.type());
                    return fields.text("client").equals(CHARTS.client())
                            && fields.text("signal").equals("session-revoked");
                })
                .findFirst();
    }
}
