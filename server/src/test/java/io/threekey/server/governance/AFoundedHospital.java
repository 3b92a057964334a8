package io.threekey.server.governance;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;

/**
 * A hospital that six people founded, with all their keys at hand: {@code hospital.iam().signs(proposal)}. For a
 * server test: {@code @Import(AFoundedHospital.class)}; the first test that asks for it founds the installation.
 */
@Lazy
public class AFoundedHospital {

    public static final PolicyAddress ON_THE_WARDS = limitsOf(UseCase.SHARED_WORKSTATION);
    public static final PolicyAddress IN_THE_OFFICES = limitsOf(UseCase.MANAGED_ENDPOINT);

    private final BeanFactory beans;
    private final List<FounderOfTheTests> founders;

    @Autowired
    AFoundedHospital(BeanFactory beans) {
        this(beans, foundedNowOn(beans));
    }

    /** The same people at a server that was founded before. */
    AFoundedHospital(BeanFactory beans, List<FounderOfTheTests> founders) {
        this.beans = beans;
        this.founders = List.copyOf(founders);
    }

    private static List<FounderOfTheTests> foundedNowOn(BeanFactory beans) {
        var founding = AFounding.begunOn(beans).everybodyRegisters();
        founding.isSignedByAll();
        return founding.founders();
    }

    public SeatHolder sponsor() {
        return holderOf("sponsor");
    }

    public SeatHolder sponsorDeputy() {
        return holderOf("sponsor-deputy");
    }

    public SeatHolder iam() {
        return holderOf("iam");
    }

    public SeatHolder clinicalOperations() {
        return holderOf("clinical-operations");
    }

    public SeatHolder security() {
        return holderOf("security");
    }

    public SeatHolder holderOf(String seat) {
        return founders.stream()
                .filter(founder -> founder.seat().value().equals(seat))
                .findFirst()
                .map(founder -> new SeatHolder(beans, founder))
                .orElseThrow();
    }

    public Fingerprint fingerprint() {
        return policies().chain().fingerprint();
    }

    public PoliciesInForce policies() {
        return beans.getBean(PoliciesInForce.class);
    }

    public ProposalCase caseOf(ProposalId proposal) {
        return beans.getBean(CaseFile.class).find(proposal).orElseThrow();
    }

    /** Proposed by IAM and signed by all three owners, which is enough for either use case. */
    public ProposalId decides(UseCase useCase, JsonObject limits) {
        var proposal = iam().proposes(useCase, limits);
        iam().signs(proposal);
        if (useCase == UseCase.SHARED_WORKSTATION) {
            clinicalOperations().signs(proposal);
        }
        security().signs(proposal);
        return proposal;
    }

    /** The same limits in every care setting. */
    public static JsonObject limits(int idleMinutes, int overallMinutes) {
        var rows = Arrays.stream(CareSetting.values())
                .<Json>map(setting -> Json.object()
                        .put("careSetting", setting.code())
                        .put("idleMinutes", idleMinutes)
                        .put("overallMinutes", overallMinutes)
                        .build())
                .toList();
        return Json.object()
                .put("format", "session-limits/1")
                .put("limits", new JsonArray(rows))
                .build();
    }

    private static PolicyAddress limitsOf(UseCase useCase) {
        return new PolicyAddress(new PolicyKindName("session-limits"), Optional.of(useCase), Scope.GROUP);
    }
}
