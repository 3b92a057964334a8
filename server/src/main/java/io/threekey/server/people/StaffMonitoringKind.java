package io.threekey.server.people;

import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.SmallGroups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The governed policy {@code staff-monitoring}: who may look at whose record and why, for the whole hospital. */
@Component
class StaffMonitoringKind implements PolicyKind {

    static final PolicyAddress ADDRESS = PolicyAddress.forAll(new PolicyKindName("staff-monitoring"));

    private static final String GROUP = "smallest-group";

    @Override
    public PolicyKindName name() {
        return ADDRESS.kind();
    }

    @Override
    public List<UseCase> useCases() {
        return List.of();
    }

    @Override
    public List<PolicyAddress> addresses() {
        return List.of(ADDRESS);
    }

    @Override
    public List<Words> faultsOf(JsonObject document) {
        return StaffMonitoringPolicy.faultsOf(document);
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return StaffMonitoringWording.whole(StaffMonitoringPolicy.read(document));
    }

    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        return StaffMonitoringWording.changes(StaffMonitoringPolicy.read(before), StaffMonitoringPolicy.read(after));
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        var current = inForce.map(StaffMonitoringPolicy::read);
        var looks = StaffMonitoringPolicy.everyLook((purpose, by) -> new PolicyField(
                name(purpose, by),
                StaffMonitoringWording.purpose(purpose),
                StaffMonitoringWording.function(by),
                Words.of("people.monitoring.days"),
                current.map(policy -> (long) policy.days(purpose, by)),
                0,
                MonitoringRow.DAYS_MOST));
        var group = new PolicyField(
                GROUP,
                Words.of("people.monitoring.groups"),
                Words.of("people.monitoring.smallest"),
                Words.of("people.monitoring.people"),
                current.map(StaffMonitoringPolicy::smallestGroup),
                SmallGroups.LEAST,
                StaffMonitoringPolicy.GROUP_MOST);
        return Stream.concat(looks.stream(), Stream.of(group)).toList();
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return switch (FilledNumbers.read(form(Optional.empty()), form)) {
            case FilledNumbers.Faulty(var faults) -> new Drafted.Faulty(faults);
            case FilledNumbers.Whole whole -> new Drafted.Document(policy(whole).document());
        };
    }

    private static StaffMonitoringPolicy policy(FilledNumbers.Whole numbers) {
        return new StaffMonitoringPolicy(
                numbers.of(GROUP),
                StaffMonitoringPolicy.everyLook(
                        (purpose, by) -> new MonitoringRow(purpose, by, numbers.of(name(purpose, by)))));
    }

    private static String name(LookPurpose purpose, Function by) {
        return purpose.code() + "." + by.code();
    }
}
